import { checkScenario } from '../support/check-scenario.ts';

checkScenario('failovers', {
  'no synchronous standby': ['lost'],
  'retried without a key': ['duplicated'],
});
