import type { Place } from '../state/places.ts';
import { hostAndPort } from '../servers/address.ts';
import type { Gauge, Look } from './look.ts';
import { parseMetrics, type Metric } from './parse-metrics.ts';

const ANSWER_MS = 4_000;

/** Of an API or worker process: queries that wait for a connection, by pool; how late its event loop is (p99, ms); jobs that wait. */
export function programGauge(place: Place): Gauge {
  return async () => {
    const response = await fetch(`http://${hostAndPort(place)}/metrics`, {
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return looksOf(place, parseMetrics(await response.text()));
  };
}

/** What the metrics of a program say. A computer may have several programs: what is of one alone is named for it. */
export function looksOf(
  { computer: { id }, tier }: { readonly computer: { readonly id: string }; readonly tier: string },
  metrics: readonly Metric[],
): Look[] {
  const named = (name: string) => metrics.filter((metric) => metric.name === name);
  const lag = named('nodejs_eventloop_lag_p99_seconds').map(({ value }) => [tier, value * 1_000] as const);
  const pools = [
    ...named('database_pool_connections').map(({ labels, value }) => ({ labels, value, of: labels['pool'] })),
    ...named('database_connections').map(({ labels, value }) => ({ labels, value, of: tier })),
  ].filter(({ labels }) => labels['state'] === 'waiting');
  const jobs = [
    ...named('queue_jobs')
      .filter(({ labels }) => ['waiting', 'wait', 'prioritized'].includes(labels['state'] ?? ''))
      .map(({ labels, value }) => ({ of: labels['queue'], value })),
    ...named('outbox_rows').map(({ value }) => ({ of: 'outbox', value })),
  ];
  return [
    ...look(id, 'event-loop-lag', lag),
    ...look(id, 'pool-waiting', pools.map(entry)),
    ...look(id, 'queue-depth', jobs.map(entry)),
  ];
}

function entry({ of = '', value }: { of?: string | undefined; value: number }): readonly [string, number] {
  return [of, value];
}

/** Several of the same part, such as the outboxes of all shards, are put together. */
function look(
  computer: string,
  signal: Look['signal'],
  entries: readonly (readonly [string, number])[],
): Look[] {
  if (entries.length === 0) return [];
  const values: Record<string, number> = {};
  for (const [of, value] of entries) values[of] = (values[of] ?? 0) + value;
  return [{ computer, signal, values }];
}
