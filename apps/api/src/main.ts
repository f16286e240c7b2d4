import 'reflect-metadata';
import { ALL_GUARDS } from '@scaleout/database';
import { runMain } from '@scaleout/telemetry';
import { runApi } from './run-api.ts';

await runMain(() => runApi(ALL_GUARDS));
