import type { Stage } from '@scaleout/topology';
import type { Machines } from '../machines/machines.ts';
import { ownProcesses } from '../machines/own-processes.ts';
import { localDomain } from '../servers/address.ts';
import { chooseHosts } from '../state/choose-hosts.ts';
import { choosePorts } from '../state/choose-ports.ts';
import { extendSite } from '../state/extend-site.ts';
import type { Site } from '../state/places.ts';
import type { StageState } from '../state/stage-state.ts';
import type { Supervisor } from '../supervisor/supervisor.ts';
import { checkWebPort } from './check-web-port.ts';
import type { Launch } from './launch.ts';
import type { Room } from './room.ts';

/** Where a stage is run: on this machine as it is, or on computers that are emulated. */
export interface Ground {
  readonly on: StageState['on'];
  /** A publication is at `<slug>.<baseDomain>`. */
  readonly baseDomain: string;
  /** Finds a place for each tier. @param state what it was at the last run. @throws LaunchError */
  prepare(stage: Stage, state: StageState, port: number): Promise<Site>;
  /** Where a stage that runs gets places for what it is to have more. */
  readonly room: Room;
  machines(supervisor: Supervisor): Machines;
  /** When every tier serves. */
  ready?(launch: Launch): Promise<void>;
  /** When everything was stopped. */
  leave?(): Promise<void>;
}

/** This machine: the computers are processes, and the first by whom people come in is at `localhost`. */
export const thisMachine: Ground = {
  on: 'local',
  baseDomain: localDomain,
  async prepare(stage, { ports: previous }, port) {
    await checkWebPort(port, stage.id);
    const hosts = await chooseHosts(stage);
    return { hosts, ports: await choosePorts(stage, previous, port, hosts) };
  },
  room: { make: extendSite, hasNames: false },
  machines: ownProcesses,
};
