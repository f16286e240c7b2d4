import type { Observation } from './observation.ts';

/** What is known of one member that answers. */
export interface Claim<Of> {
  readonly of: Of;
  readonly observation: Observation;
}

/**
 * Who is primary. Of several that claim to be it is the one of the latest timeline; nobody, when a later one is known to
 * exist: its primary is away, and what an earlier one takes now would be lost. Two of one timeline are two copies of one
 * primary, and nobody can say which is right: the one that is followed already stays.
 */
export function electPrimary<Of>(
  claims: readonly Claim<Of>[],
  timeline: number,
  current: Of | undefined,
): Of | undefined {
  const primaries = claims.filter(
    ({ observation }) => !observation.standby && observation.timeline === timeline,
  );
  return (primaries.find(({ of }) => of === current) ?? (primaries.length === 1 ? primaries[0] : undefined))
    ?.of;
}
