import type { Computer, Stage, Tier } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import type { Machines } from '../machines/machines.ts';
import { type Place, Places } from '../state/places.ts';
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

  /** The place of a tier on a computer. */
  place(tier: Tier, computer: string): Place {
    return this.launch.places.named(`${tier}-${computer}`);
  }

  /** Finds places for what a stage has more; the running one goes on as it is. */
  async makeRoom(stage: Stage): Promise<Places> {
    const { launch } = this;
    launch.site = await launch.room.make(stage, launch.places, launch.site, launch.port);
    const { ports, hosts = {} } = launch.site;
    changeState(launch.folder, { ports, hosts });
    return new Places(stage, launch.site);
  }

  /** From here on it is another stage, whose places were found: what is started, and told, is of that one. */
  take(stage: Stage): void {
    const { launch } = this;
    launch.stage = stage;
    launch.places = new Places(stage, launch.site);
    changeState(launch.folder, { stage });
    for (const { tier, computer, host, port } of launch.places.all)
      this.supervisor.relocate(tier, computer.id, { host, port });
  }

  /** Takes away the computers that it has no more, and holds those it has to their sizes. */
  async settle(): Promise<void> {
    await this.launch.room.settle?.(this.launch.stage);
  }

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
