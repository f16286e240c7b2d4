import type { Options } from 'k6/options';
import { plan } from '../journeys/read-plan.ts';
import { arrivals, reporting } from '../journeys/arrivals.ts';

export { visitByMix as default } from '../journeys/visit-by-mix.ts';
export { handleSummary } from '../journeys/arrivals.ts';

/** Whether the journeys work at all: a few visits, of which each has to be right in everything. */
export const options: Options = {
  ...reporting,
  scenarios: { smoke: arrivals(plan) },
  thresholds: {
    checks: ['rate==1'],
    http_req_failed: ['rate==0'],
    dropped_iterations: ['count==0'],
  },
};
