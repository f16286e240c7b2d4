import type { Options } from 'k6/options';
import { plan } from '../journeys/read-plan.ts';
import { changing, reporting, strangers } from '../journeys/arrivals.ts';

export { visitByMix as default } from '../journeys/visit-by-mix.ts';
export { handleSummary } from '../journeys/arrivals.ts';

/** A rate that changes, leg by leg: a spike, or a ramp until something breaks. What comes of it the runner reads from windows. */
export const options: Options = { ...reporting, ...strangers, scenarios: { changing: changing(plan) } };
