import { mixes } from '../journeys/mixes.ts';

/** Names of the scenarios: each is a file of that name in `scenarios/`. */
export const scenarioNames = ['smoke'] as const;

/** Names of the mixes. */
export const mixNames: readonly string[] = Object.keys(mixes);
