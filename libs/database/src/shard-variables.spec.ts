import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { parseEnv, type Environment } from '@scaleout/telemetry';
import { shardVariables } from './shard-variables.ts';

const schema = z.object({ COMPUTER: z.string() }).and(shardVariables());
const db = (host: string) => `postgresql://app:hunter2hunter2@${host}:5432/shard#${host}`;

function messageOf(environment: Environment): string {
  try {
    parseEnv(schema, { COMPUTER: 'c1', ...environment });
    return 'fine';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the shards of a process', () => {
  it('are those that its settings number, in the order of the numbers', () => {
    const environment = {
      COMPUTER: 'c1',
      SHARD_12_URLS: db('c'),
      SHARD_2_URLS: `${db('a')}, ${db('b')}`,
      OTHER: 'x',
    };
    expect(parseEnv(schema, environment)).toEqual({
      COMPUTER: 'c1',
      SHARDS: [
        { number: 2, urls: [db('a'), db('b')] },
        { number: 12, urls: [db('c')] },
      ],
    });
  });

  it('are at least one', () => {
    expect(messageOf({})).toContain('SHARD_1_URLS is missing');
  });

  it.each(['0', '1024', '01', '-1', '1.5', 'one', ''])('have a number that can be: not "%s"', (number) => {
    const name = `SHARD_${number}_URLS`;
    expect(messageOf({ [name]: db('a') })).toContain(`${name} must have a number from 1 to 1023 in its name`);
  });

  it('have members each', () => {
    expect(messageOf({ SHARD_2_URLS: '' })).toBe('The environment is not usable: SHARD_2_URLS is empty.');
    expect(messageOf({ SHARD_2_URLS: ' , ' })).toContain('SHARD_2_URLS must name at least one member');
  });

  it('have members that are URLs, whose passwords are not told', () => {
    const message = messageOf({ SHARD_1_URLS: `${db('a')},mysql://app:hunter2hunter2@b/shard` });
    expect(message).toContain('SHARD_1_URLS must be a URL that starts with postgresql:// or postgres://');
    expect(message).not.toContain('hunter2');
  });

  it('share no member, and name none twice', () => {
    expect(messageOf({ SHARD_1_URLS: `${db('a')},${db('a')}` })).toContain(
      'SHARD_1_URLS must not name a member twice',
    );
    const shared = { SHARD_1_URLS: db('a'), SHARD_2_URLS: `${db('b')},postgresql://a/shard` };
    expect(messageOf(shared)).toContain('SHARD_2_URLS must not name a member of shard 1');
  });

  it('are told wrong beside what else is wrong, in one sentence', () => {
    expect(messageOf({ COMPUTER: undefined })).toBe(
      'The environment is not usable: COMPUTER is missing; SHARD_1_URLS is missing.',
    );
  });
});
