import { ForeignMember } from './errors/foreign-member.ts';
import type { Observation } from './observation.ts';

/** The cluster and version that a shard's members share. */
export interface Identity {
  readonly system: string;
  readonly major: number;
}

/** What most members that answer are; of two equally many, what the first in the list is. */
export function commonIdentity(observations: readonly Observation[]): Identity | undefined {
  const counts = observations.map(
    (one) => observations.filter((other) => one.system === other.system && one.major === other.major).length,
  );
  return observations[counts.indexOf(Math.max(...counts))];
}

/** Why a member may not be one of that cluster; undefined when it may. */
export function refusalOf(
  name: string,
  { system, major }: Observation,
  common: Identity,
): ForeignMember | undefined {
  if (system !== common.system) {
    return new ForeignMember(
      `Member ${name} is of another cluster than the others: its system identifier is ${system}, not ${common.system}`,
    );
  }
  if (major !== common.major) {
    return new ForeignMember(
      `Member ${name} is PostgreSQL ${major}, but the others are PostgreSQL ${common.major}`,
    );
  }
  return undefined;
}
