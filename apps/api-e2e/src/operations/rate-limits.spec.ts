import type { Response } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';
import { unique } from '../support/unique.ts';

const LIMIT = 4;

function expectTooMany(answer: Response): void {
  expect(answer.status).toBe(429);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(3_600);
  expect(answer.body).toEqual({ errors: expect.any(Object) });
}

describe('rate limits', () => {
  let stack: OwnStack;
  beforeAll(async () => {
    stack = await startOwnStack();
  });

  const address = (last: number) => ({ 'X-Forwarded-For': `203.0.113.${last}` });
  const registration = (press: Publication, from: number) => {
    const username = unique('user');
    const user = { username, email: `${username}@example.com`, password: 'a password' };
    return press.post('/users', { user }).set(address(from));
  };

  it('of registrations count each address by itself, over all API processes', async () => {
    const overrides = { REGISTRATIONS_PER_ADDRESS_PER_HOUR: String(LIMIT) };
    const [one, two] = await Promise.all([stack.startApi(overrides), stack.startApi(overrides)]);
    const press = await openPublication('X-Publication', one.url);
    const elsewhere = await openPublication('Host', two.url);
    for (let count = 0; count < LIMIT; count++) {
      await registration(count % 2 ? press : elsewhere, 1).expect(201);
    }
    expectTooMany(await registration(press, 1));
    expectTooMany(await registration(elsewhere, 1));
    await registration(press, 2).expect(201);
  });

  describe('of failed sign-ins', () => {
    let press: Publication;
    let people: Person[];
    beforeAll(async () => {
      const api = await stack.startApi({
        FAILED_SIGN_INS_PER_ACCOUNT_PER_HOUR: String(LIMIT),
        FAILED_SIGN_INS_PER_ADDRESS_PER_HOUR: String(2 * LIMIT),
      });
      press = await openPublication('X-Publication', api.url);
      people = await Promise.all(Array.from({ length: 6 }, () => press.register()));
    });

    const signIn = (email: string, password: string, from: number) =>
      press.post('/users/login', { user: { email, password } }).set(address(from));

    it('shut an account, even for the right password, and no other', async () => {
      const [anna, bert] = people as [Person, Person];
      for (let count = 0; count < LIMIT; count++) await signIn(anna.email, 'wrong', 10 + count).expect(401);
      expectTooMany(await signIn(anna.email, 'wrong', 20));
      expectTooMany(await signIn(anna.email.toUpperCase(), anna.password, 21));
      await signIn(bert.email, bert.password, 20).expect(200);
      await anna.get('/user').expect(200);
    });

    it('shut an address that tries many accounts, known or not, and no other', async () => {
      const carl = people[2]!;
      for (let count = 0; count < 2 * LIMIT; count++) {
        await signIn(`nobody-${count}@example.com`, 'wrong', 30).expect(401);
      }
      expectTooMany(await signIn(carl.email, carl.password, 30));
      await signIn(carl.email, carl.password, 31).expect(200);
    });

    it('do not count what did not fail', async () => {
      const dora = people[3]!;
      for (let count = 0; count < 2 * LIMIT; count++) await signIn(dora.email, dora.password, 40).expect(200);
      for (let count = 0; count < LIMIT; count++) await signIn(dora.email, 'wrong', 40).expect(401);
      expectTooMany(await signIn(dora.email, 'wrong', 40));
    });

    it('count attempts of the same moment too: a burst gets no more guesses than the limit', async () => {
      const emil = people[4]!;
      const burst = Array.from({ length: 5 * LIMIT }, (_, index) => signIn(emil.email, 'wrong', 100 + index));
      const statuses = (await Promise.all(burst)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(LIMIT);
      expect(statuses.filter((status) => status === 429)).toHaveLength(4 * LIMIT);
    });
  });
});
