import * as z from 'zod';
import type { LoadTestResult } from './result.schema.ts';

/** The part of k6's end-of-test summary that is read here; all else is counted from the samples. */
const summarySchema = z.object({
  metrics: z.record(
    z.string(),
    z.object({ thresholds: z.record(z.string(), z.object({ ok: z.boolean() })).optional() }),
  ),
});

/** Whether the limits held that the scenario set. @throws where it is no summary of k6 */
export function readThresholds(summary: string): LoadTestResult['thresholds'] {
  const { metrics } = summarySchema.parse(JSON.parse(summary));
  return Object.entries(metrics).flatMap(([metric, { thresholds = {} }]) =>
    Object.entries(thresholds).map(([limit, { ok }]) => ({ metric, limit, held: ok })),
  );
}
