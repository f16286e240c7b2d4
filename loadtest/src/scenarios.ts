import { mixes } from '../journeys/mixes.ts';

/** Names of the scenarios: what `--scenario` takes. */
export const scenarioNames = ['smoke', 'capacity', 'soak', 'spike', 'breakpoint'] as const;

/** Names of the mixes. */
export const mixNames: readonly string[] = Object.keys(mixes);
