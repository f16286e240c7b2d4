import { checkScenario } from '../support/check-scenario.ts';

checkScenario('commit-held-open', { 'snapshots not compared': ['non-monotonic'] });
