import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';

const MOST_BYTES = 16 * 1_048_576;
const LONGEST_MS = 2_000;

/**
 * Reads on what a client sends and nobody wants, so that it is done sending when it is told why: who is still sending when the
 * connection closes sees a broken pipe and no answer. Within bounds: more than that is cut off.
 */
export async function dropBody(body: IncomingMessage): Promise<void> {
  const enough = new AbortController();
  let bytes = 0;
  body.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) enough.abort();
  });
  const signal = AbortSignal.any([enough.signal, AbortSignal.timeout(LONGEST_MS)]);
  const end = finished(body, { writable: false, signal });
  body.resume();
  await end.catch(() => undefined); // cut off, or the client has gone: it is told all the same
}
