import { runMain } from '@scaleout/telemetry';
import { readEnv } from './env.ts';
import { startWorker } from './worker.ts';

await runMain(() => startWorker(readEnv()));
