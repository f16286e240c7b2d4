import { checkScenario } from '../support/check-scenario.ts';

checkScenario('replica-killed', { 'reads not begun again on another member': ['unanswered'] });
