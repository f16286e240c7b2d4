import { Client } from 'undici';
import { plannedRequest, type Endpoint, type Fixture } from './endpoints.ts';

// Runs as a process of its own, so that what it costs is not in anybody's figures. It ends with its parent.

export interface LoadOrder {
  readonly url: string;
  readonly endpoint: Endpoint;
  /** The number of the first request; numbers go up from there. */
  readonly first: number;
  readonly connections: number;
  readonly seconds: number;
  /** Goes on beyond the time until so many were sent. */
  readonly atLeast?: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly latenciesMs: readonly number[];
  /** What was wrong with the first answer that was not the expected one. */
  readonly failure: string | null;
}

let fixture: Fixture | undefined;

process.on('disconnect', () => process.exit());
process.on('message', (message: { fixture: Fixture } | { order: LoadOrder }) => {
  if ('fixture' in message) fixture = message.fixture;
  else void generate(message.order).then((result) => process.send?.(result));
});

/** Keeps every connection busy with one request at a time until the time is up, then lets the last ones finish. */
async function generate(order: LoadOrder): Promise<LoadResult> {
  const { url, endpoint, first, connections, seconds, atLeast = 0 } = order;
  const latenciesMs: number[] = [];
  let failure: string | null = null;
  let next = first;
  const start = performance.now();
  const end = start + seconds * 1_000;

  const keepBusy = async (client: Client) => {
    while (failure === null && (performance.now() < end || next - first < atLeast)) {
      if (!fixture) throw new Error('There is no fixture yet');
      const { method, path, headers, body, status } = plannedRequest(endpoint, fixture, next++);
      const sent = performance.now();
      const answer = await client.request({ method, path, headers, body: body ?? null });
      const text = await answer.body.text();
      latenciesMs.push(performance.now() - sent);
      if (answer.statusCode !== status) failure ??= `${method} ${path}: ${answer.statusCode} ${text}`;
    }
  };

  const clients = Array.from({ length: connections }, () => new Client(url));
  try {
    await Promise.all(clients.map(keepBusy));
  } catch (error) {
    failure ??= String(error);
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
  return { requests: next - first, seconds: (performance.now() - start) / 1_000, latenciesMs, failure };
}
