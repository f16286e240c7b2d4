import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startLoad } from '../support/keep-alive-load.ts';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import { openPublication } from '../support/publication.ts';

describe('an API process that is told to stop', () => {
  let stack: OwnStack;
  beforeAll(async () => {
    stack = await startOwnStack();
  });

  it('under load fails no request, then ends with code 0', async () => {
    const api = await stack.startApi();
    const press = await openPublication('X-Publication', api.url);
    const anna = await press.register();
    const read = startLoad(`${api.url}/api/articles`, 8, press.headers());
    const signedIn = startLoad(`${api.url}/api/user`, 8, anna.headers());
    await vi.waitFor(() => {
      expect(Math.min(read.answered(), signedIn.answered())).toBeGreaterThan(100);
    }, 10_000);

    const stopping = api.stop();
    const end = await api.exited;
    await stopping;
    const results = await Promise.all([read.stop(), signedIn.stop()]);
    expect(results.flatMap(({ failures }) => failures)).toEqual([]);
    expect(end).toEqual({ code: 0, signal: null });
  });

  it('finishes a request that is slow, such as hashing a password', async () => {
    const api = await stack.startApi();
    const press = await openPublication('X-Publication', api.url);
    const people = Array.from({ length: 8 }, () => press.register());
    // The first answer proves that the others are being worked on.
    await Promise.race(people);
    await api.stop();
    await expect(Promise.all(people)).resolves.toHaveLength(8);
  });

  it('ends at once when nobody asks anything', async () => {
    const api = await stack.startApi();
    const before = Date.now();
    await api.stop();
    expect(Date.now() - before).toBeLessThan(5_000);
    expect(api.end()).toEqual({ code: 0, signal: null });
  });
});
