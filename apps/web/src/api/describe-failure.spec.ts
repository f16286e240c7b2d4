import { describe, expect, it } from 'vitest';
import { messages } from '../language/messages.en.tsx';
import { describeFailure } from './describe-failure.ts';
import { RefusedError } from './refused.error.ts';
import { UnavailableError } from './unavailable.error.ts';

describe('a failure in words', () => {
  it('names every field that was refused and why', () => {
    const error = new RefusedError(409, {
      email: ['has already been taken'],
      username: ["can't be blank", 'is odd'],
    });
    expect(describeFailure(error, messages)).toEqual([
      'email has already been taken',
      "username can't be blank",
      'username is odd',
    ]);
  });

  it('does not say which of email and password was wrong', () => {
    expect(describeFailure(new RefusedError(401, { credentials: ['invalid'] }), messages)).toEqual([
      'Email or password is wrong.',
    ]);
  });

  it('tells a person whose session is over what to do', () => {
    expect(describeFailure(new RefusedError(401, { token: ['is invalid or expired'] }), messages)).toEqual([
      'You are no longer signed in. Sign in and try again.',
    ]);
  });

  it('has who sent the same twice in a hurry try again', () => {
    const error = new RefusedError(409, { 'idempotency-key': ['is of a request that is not answered yet'] });
    expect(describeFailure(error, messages).join()).toContain('Unable to connect');
  });

  it('asks who tried too often to wait', () => {
    const error = new RefusedError(429, { request: ['too many attempts, try again later'] });
    expect(describeFailure(error, messages)).toEqual(['That was tried too often. Try again later.']);
  });

  it('tells who saw what a failover lost that it is gone', () => {
    const error = new RefusedError(409, { consistency: ['was lost in a failover'] });
    expect(describeFailure(error, messages)).toEqual([expect.stringMatching(/^A server failed/)]);
  });

  it('still says something of a refusal without reasons', () => {
    expect(describeFailure(new RefusedError(413, {}), messages)).toEqual(['The request was refused (413).']);
  });

  it('takes everything else for a lost connection', () => {
    expect(describeFailure(new UnavailableError('answered 503'), messages).join()).toContain(
      'Unable to connect',
    );
  });
});
