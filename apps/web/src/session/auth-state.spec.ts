import { expect, it } from 'vitest';
import { authState } from './auth-state.ts';

const user = { email: 'a@b.c', token: '', username: 'a', bio: null, image: null };

it.each([
  ['loading', { error: null }],
  ['unauthenticated', { data: null, error: null }],
  ['authenticated', { data: user, error: null }],
  ['unavailable', { error: new Error() }],
  ['unavailable', { data: user, error: new Error() }],
])('is %s', (state, query) => {
  expect(authState(query)).toBe(state);
});
