import type { FastifyReply, FastifyRequest } from 'fastify';
import { expect, it, vi } from 'vitest';
import { Shard } from '@scaleout/database';
import { IdempotencyHooks } from './idempotency-hooks.ts';
import { IdempotencyRepository } from './idempotency.repository.ts';

it('a request without a key passes at once: no promise, and no question to the database', () => {
  const shard = new Shard({ members: [{ name: 'away', url: 'postgres://nobody@127.0.0.1:1/none' }] });
  const hooks = new IdempotencyHooks(new IdempotencyRepository(shard));
  const request = { headers: {}, keyed: null } as FastifyRequest;
  const done = vi.fn();
  hooks.preHandler(request, {} as FastifyReply, done);
  hooks.onSend(request, {} as FastifyReply, 'the answer', done);
  expect(done.mock.calls).toEqual([[], [null, 'the answer']]);
});
