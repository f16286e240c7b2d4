import { NotFoundException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { NoPrimary, OutcomeUnknown, PositionLost, ReadsShed, seenNothing } from '@scaleout/database';
import { SessionStoreUnavailable } from '@scaleout/session';
import { AppError } from './app-error.ts';
import { toAppError } from './to-app-error.ts';

function fastifyError(statusCode: number): Error {
  return Object.assign(new Error('refused'), { statusCode });
}

describe('whatever is thrown', () => {
  it('stays what it is when it was thrown on purpose', () => {
    const error = new AppError('taken', { slug: ['has already been taken'] });
    expect(toAppError(error)).toBe(error);
  });

  it.each([
    [400, 'malformed'],
    [404, 'not-found'],
    [413, 'too-large'],
    [414, 'malformed'],
    [415, 'unsupported-media-type'],
  ])('by the framework with status %i is %s', (status, code) => {
    expect(toAppError(fastifyError(status)).code).toBe(code);
  });

  it("by Nest's router is a route not found", () => {
    expect(toAppError(new NotFoundException()).errors).toEqual({ route: ['not found'] });
  });

  it.each([
    new SessionStoreUnavailable(new Error('away')),
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('shutting down'), { code: '57P01' }),
    new NoPrimary('nobody'),
    new ReadsShed('full'),
  ])('by a server that is away is unavailable, with a time to come back (%s)', (thrown) => {
    expect(toAppError(thrown)).toMatchObject({ code: 'unavailable', retryAfterSeconds: 1, cause: thrown });
  });

  it('of a write whose outcome is unknown names no time to come back', () => {
    const error = toAppError(new OutcomeUnknown(new Error('gone')));
    expect(error).toMatchObject({ code: 'outcome-unknown', retryAfterSeconds: undefined });
  });

  it('of what a failover lost says so', () => {
    const lost = new PositionLost({ shard: 1, timeline: 1, lsn: 2n }, seenNothing(1));
    expect(toAppError(lost)).toMatchObject({ code: 'position-lost', cause: lost });
  });

  it('that nobody foresaw is a defect of ours, and says nothing of itself', () => {
    const error = toAppError(new TypeError('secret detail'));
    expect(error).toMatchObject({ code: 'internal' });
    expect(JSON.stringify(error.errors)).not.toContain('secret');
  });
});
