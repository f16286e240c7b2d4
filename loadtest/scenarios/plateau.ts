import type { Options } from 'k6/options';
import { plan } from '../journeys/read-plan.ts';
import { plateau, reporting, strangers } from '../journeys/arrivals.ts';

export { visitByMix as default } from '../journeys/visit-by-mix.ts';
export { handleSummary } from '../journeys/arrivals.ts';

/** One rate for some time. Whether it was held the runner says, from windows: k6's own limits would count what it takes to settle. */
export const options: Options = { ...reporting, ...strangers, scenarios: { plateau: plateau(plan) } };
