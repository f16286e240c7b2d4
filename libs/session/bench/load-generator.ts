import { Client } from 'undici';

// Runs as a process of its own, so that what it costs is not in anybody's figures. It ends with its parent.

export interface LoadOrder {
  readonly url: string;
  readonly cookies: readonly string[];
  readonly writes: boolean;
  readonly connections: number;
  readonly seconds: number;
  /** Sends so many, however long it takes, instead. */
  readonly requests?: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** What was wrong with the first answer that was not the expected one. */
  readonly failure: string | null;
}

process.on('disconnect', () => process.exit());
process.on('message', (order: LoadOrder) => {
  void generate(order).then((result) => process.send?.(result));
});

/** Keeps every connection busy with one request at a time. */
async function generate(order: LoadOrder): Promise<LoadResult> {
  const latencies: number[] = [];
  let sent = 0;
  let failure: string | null = null;
  const start = performance.now();
  const goesOn = () =>
    failure === null &&
    (order.requests === undefined
      ? performance.now() - start < order.seconds * 1_000
      : sent < order.requests);

  const keepBusy = async (client: Client) => {
    while (goesOn()) {
      const number = sent++;
      const headers = {
        cookie: order.cookies[number % order.cookies.length] ?? '',
        host: 'localhost',
        'sec-fetch-site': 'same-origin',
      };
      const before = performance.now();
      const answer = order.writes
        ? await client.request({ method: 'POST', path: `/write/${number}`, headers })
        : await client.request({ method: 'GET', path: '/read', headers });
      const body = await answer.body.text();
      latencies.push(performance.now() - before);
      const expected = order.writes ? `{"user":42,"page":"${number}"}` : '{"user":42,"page":"';
      if (!body.startsWith(expected)) failure ??= `${answer.statusCode} ${body}, not ${expected}`;
    }
  };

  const clients = Array.from({ length: order.connections }, () => new Client(order.url));
  await Promise.all(clients.map(keepBusy)).catch((error: unknown) => (failure ??= String(error)));
  const seconds = (performance.now() - start) / 1_000;
  await Promise.all(clients.map((client) => client.close()));
  latencies.sort((a, b) => a - b);
  const percentile = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? NaN;
  return { requests: sent, seconds, p50Ms: percentile(0.5), p99Ms: percentile(0.99), failure };
}
