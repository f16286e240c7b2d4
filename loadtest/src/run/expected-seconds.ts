import { expectedAttempts } from '../capacity/search.ts';
import type { Measurement } from './measurement.ts';

/** To boot a stage, fill it and sign people in; and to end it. */
const BOOT_SECONDS = 75;

/** Of each plateau: k6 begins, and its last visits end. */
const AROUND_A_PLATEAU_SECONDS = 4;

/** About how long a plateau takes. */
function secondsOfPlateau({ settleSeconds, plateauSeconds }: Measurement['search']): number {
  return settleSeconds + plateauSeconds + AROUND_A_PLATEAU_SECONDS;
}

/** About how long the search takes, once a stage is ready. */
export function secondsOfSearch(search: Measurement['search']): number {
  return search.warmUpSeconds + expectedAttempts(search) * secondsOfPlateau(search);
}

/** About how long it takes to measure a stage: to boot it as well. */
export function secondsOfStage(search: Measurement['search']): number {
  return BOOT_SECONDS + secondsOfSearch(search);
}
