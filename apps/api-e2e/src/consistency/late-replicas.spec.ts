import { checkScenario } from '../support/check-scenario.ts';

checkScenario('late-replicas', { 'positions not compared': ['stale', 'non-monotonic'] });
