import { checkScenario } from '../support/check-scenario.ts';

checkScenario('redis-flushed', { 'a missing position taken for a fresh one': ['stale', 'non-monotonic'] });
