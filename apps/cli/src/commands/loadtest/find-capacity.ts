import { writeFileSync } from 'node:fs';
import { measureUrl, writeStageResult, type Measurement, type StageResult } from '@scaleout/loadtest';
import { capacityLine } from '../../terminal/capacity-line.ts';
import type { Progress } from '../../terminal/progress.ts';
import type { LoadTestOptions } from './options.ts';

/** Finds what the deployment at a URL carries. */
export async function findCapacityOfUrl(
  { url, json }: LoadTestOptions,
  measurement: Measurement,
  progress: Progress,
): Promise<void> {
  const result = await measureUrl(url, measurement);
  progress.done();
  console.log(`${capacityLine(result)}\n${writeStageResult(result)}`);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
  setExitCode([result]);
}

/** 1 where a capacity was not found. */
export function setExitCode(results: readonly StageResult[]): void {
  if (results.some(({ capacity }) => !capacity.found)) process.exitCode = 1;
}
