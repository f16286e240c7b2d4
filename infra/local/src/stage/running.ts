import type { Computer } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import type { Machines } from '../machines/machines.ts';
import type { Place } from '../state/places.ts';
import { changeState, readState } from '../state/stage-state.ts';
import type { Supervisor } from '../supervisor/supervisor.ts';
import { startPlace, type Starting } from './tiers/start-place.ts';

/** A stage that runs from its built programs, as those see it who change something of it. */
export class Running {
  constructor(
    readonly starting: Starting,
    readonly supervisor: Supervisor,
    readonly machines: Machines,
  ) {}

  get launch(): Starting['launch'] {
    return this.starting.launch;
  }

  /** The computer of this name. @throws LaunchError that names those there are */
  computer(id: string): Computer {
    const { computers, id: stage } = this.launch.stage;
    const computer = computers.find((each) => each.id === id);
    if (computer) return computer;
    throw new LaunchError(`The stage ${stage} has no computer ${id}.`, {
      mend: `It has ${computers.map((each) => each.id).join(', ')}.`,
    });
  }

  /** The tiers of a computer. */
  placesOn({ id }: Computer): Place[] {
    return this.launch.places.all.filter(({ computer }) => computer.id === id);
  }

  /** Starts what belongs at a place. It is stopped again when it does not come to serve. */
  async start(place: Place): Promise<void> {
    const { computer } = place;
    const work = () => startPlace(this.starting, place);
    const unhindered = () => this.machines.unhindered?.(computer, work) ?? work();
    await this.supervisor.whileStarting(computer.id, unhindered);
  }

  /** Stops what runs at a place, in order: it finishes its work. */
  async stop({ computer, tier }: Place): Promise<void> {
    for (const process of this.supervisor.on(computer.id, tier)) {
      this.supervisor.excuse(process);
      await process.stop();
    }
  }

  isOff({ id }: Computer): boolean {
    return readState(this.launch.folder).off.includes(id);
  }

  /** Notes whether a computer is switched off: it is then not missed. */
  noteOff({ id }: Computer, isOff: boolean): void {
    const { folder } = this.launch;
    const others = readState(folder).off.filter((each) => each !== id);
    changeState(folder, { off: isOff ? [...others, id] : others });
  }
}
