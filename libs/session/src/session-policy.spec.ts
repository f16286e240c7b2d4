import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFAULT_SESSION_POLICY } from './session-policy.ts';

const DAY = 86_400_000;

it('is what the README says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');
  const { idleMs, absoluteMs, touchMs, sessionsPerUser, fields, fieldBytes } = DEFAULT_SESSION_POLICY;
  expect(readme).toContain(`${idleMs / DAY} days unused or ${absoluteMs / DAY} days in all`);
  expect(readme).toContain(`at most once in ${touchMs / 1_000} seconds`);
  expect(readme).toContain(`at most ${sessionsPerUser} sessions; one more ends the oldest`);
  expect(readme).toContain(`at most ${fields} fields of ${fieldBytes} bytes`);
});
