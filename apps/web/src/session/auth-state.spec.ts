import { expect, it } from 'vitest';
import { authState } from './auth-state.ts';

const user = { email: 'a@b.c', token: '', username: 'a', bio: null, image: null };

it.each([
  ['loading', { dataUpdatedAt: 0, errorUpdatedAt: 0 }],
  ['unauthenticated', { data: null, dataUpdatedAt: 1, errorUpdatedAt: 0 }],
  ['authenticated', { data: user, dataUpdatedAt: 1, errorUpdatedAt: 0 }],
  ['unavailable', { dataUpdatedAt: 0, errorUpdatedAt: 1 }],
  ['unavailable', { data: user, dataUpdatedAt: 1, errorUpdatedAt: 2 }],
  ['authenticated', { data: user, dataUpdatedAt: 3, errorUpdatedAt: 2 }],
])('is %s', (state, query) => {
  expect(authState(query)).toBe(state);
});
