import { expect, it } from 'vitest';
import { outcomeOf } from './outcome.ts';

const question = { method: 'POST', path: '/api/articles/a/comments' } as const;

it.each([
  [201, '{}', 'acknowledged'],
  [503, '{"errors":{"database":["is not available"]}}', 'refused'],
  [503, '{"errors":{"api":["is not available at the moment, try again"]}}', 'unknown'],
  [503, '{"errors":{"web":["is not available at the moment, try again"]}}', 'unknown'],
  [504, '{"errors":{"database":["may have been written"]}}', 'unknown'],
  [500, '', 'unknown'],
  [404, '', 'refused'],
])('takes %s %s for %s', (status, body, outcome) => {
  expect(outcomeOf(question, { status, body, headers: {} })).toBe(outcome);
});

it('takes a refusal of what was asked for a fault', () => {
  expect(() => outcomeOf(question, { status: 422, body: 'bad', headers: {} })).toThrow('422: bad');
});
