import { expect, test } from 'vitest';
import * as z from 'zod';
import { EnvError } from './env-error.ts';
import {
  booleanVariable,
  integerVariable,
  listVariable,
  logLevelVariable,
  portVariable,
  textVariable,
  urlVariable,
} from './env-variables.ts';
import { parseEnv } from './parse-env.ts';

const schema = z.object({
  PORT: portVariable(),
  POOL_SIZE: integerVariable(1, 100),
  DATABASE_URL: urlVariable('postgresql', 'postgres'),
  REPLICAS: listVariable(urlVariable('postgresql')),
  SECURE: booleanVariable(),
  LOG_LEVEL: logLevelVariable(),
  COMPUTER: textVariable(),
});

const good = {
  PORT: '8080',
  POOL_SIZE: '10',
  DATABASE_URL: 'postgresql://app:hunter2hunter2@127.0.0.1:5432/shard',
  REPLICAS: '',
  SECURE: 'false',
  LOG_LEVEL: 'info',
  COMPUTER: 'c1',
};

function messageOf(env: Record<string, string | undefined>): string {
  try {
    parseEnv(schema, env);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  throw new Error('the environment was taken');
}

test('a whole environment comes out parsed', () => {
  expect(parseEnv(schema, good)).toEqual({ ...good, PORT: 8080, POOL_SIZE: 10, REPLICAS: [], SECURE: false });
});

test('a list is split and each item is checked', () => {
  const REPLICAS = 'postgresql://one/a, postgresql://two/a';
  expect(parseEnv(schema, { ...good, REPLICAS }).REPLICAS).toEqual([
    'postgresql://one/a',
    'postgresql://two/a',
  ]);
  expect(messageOf({ ...good, REPLICAS: 'postgresql://one/a,two' })).toContain('REPLICAS must be a URL');
});

test('one sentence names everything that is missing, empty or wrong', () => {
  const message = messageOf({
    ...good,
    PORT: '70000',
    POOL_SIZE: undefined,
    COMPUTER: '',
    LOG_LEVEL: 'loud',
  });
  expect(message).toBe(
    'The environment is not usable: PORT must be a whole number from 0 to 65535; POOL_SIZE is missing; ' +
      'LOG_LEVEL must be one of silent, fatal, error, warn, info, debug, trace; COMPUTER is empty.',
  );
});

test.each(['', ' 5', '5 ', '0x10', '1e1', '5.0', '-1', '٣'])('%j is not a whole number', (value) => {
  expect(messageOf({ ...good, POOL_SIZE: value })).toContain('POOL_SIZE');
});

test('a value is never repeated, not even by a message that tries to', () => {
  const secret = 'mysql://app:hunter2hunter2@db/shard';
  expect(messageOf({ ...good, DATABASE_URL: secret })).not.toContain('hunter2');
  const talkative = z.object({
    KEY: z.string().refine(() => false, { error: (issue) => `what is ${String(issue.input)}?` }),
  });
  expect(() => parseEnv(talkative, { KEY: secret })).toThrow('The environment is not usable: KEY is wrong.');
});
