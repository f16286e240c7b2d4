import { Places, readState, runningDataUrls, type StageFolder } from '@scaleout/local';
import { findLab } from '@scaleout/lab';
import { shardsOf, type Stage } from '@scaleout/topology';
import type { LoadPlan } from '../load/messages.ts';
import type { Enter } from './load-process.ts';

/** How people come to a running stage: by its name, and where its DNS server is, if it has one. */
export function doorOf(stage: Stage, folder: StageFolder): LoadPlan['door'] {
  const state = readState(folder);
  const places = new Places(stage, state);
  const { doors, front } = places;
  return {
    origin: `http://${state.baseDomain}:${front.port}`,
    nameServers: places.of('dns').map(({ host, port }) => `${host}:${port}`),
    // Where nobody can be asked, people know one door.
    addresses: doors.slice(0, 1).map(({ host }) => host),
  };
}

/** The computers of each shard's database. */
export function membersOf(stage: Stage): string[][] {
  return shardsOf(stage).map(({ primary, replicas }) => [primary.id, ...replicas.map(({ id }) => id)]);
}

/** Where each shard's primary is at this moment. */
export function primariesOf(stage: Stage, folder: StageFolder): string[] {
  return Object.values(runningDataUrls(stage, folder).shards).flatMap(([primary]) => primary ?? []);
}

/** On the lab's client, from which all traffic comes; on this machine where the stage is not in the lab. */
export function amongClients(folder: StageFolder): Enter | undefined {
  const lab = readState(folder).on === 'lab' ? findLab() : undefined;
  return lab && ((command, args) => lab.client.enter(command, args));
}
