import { expect, it } from 'vitest';
import { ShardFull } from '@scaleout/sharding';
import { MoveRefused } from '@scaleout/sharding/moves';
import { reasonOf } from './reason-of.ts';
import { runTenants } from './run-tenants.ts';

const nowhere = 'postgresql://postgres:x@127.0.0.1:1/none';
const env = { catalogUrls: [nowhere] as const, shards: [], redisUrls: [] };
const io = { out: () => undefined, ask: undefined, signal: new AbortController().signal };

it('a catalog that is down is one sentence, without its password', async () => {
  const error: unknown = await runTenants({ verb: 'list', json: true }, env, io).catch(
    (cause: unknown) => cause,
  );
  expect(reasonOf(error)).toMatch(/^A database cannot be asked \(.*127\.0\.0\.1:1.*\): .*\.$/);
});

it.each([new MoveRefused('Shard 2 has no primary.'), new ShardFull('Shard 2 is full.')])(
  'a refusal says itself why: $message',
  (refusal) => {
    expect(reasonOf(refusal)).toBe(refusal.message);
  },
);

it('who leaves instead of answering is told that nothing was done', () => {
  expect(reasonOf(new DOMException('Aborted with Ctrl+C', 'AbortError'))).toBe('Stopped: nothing was done.');
});

it('a defect is none of these', () => {
  expect(reasonOf(new TypeError('x is not a function'))).toBeUndefined();
});
