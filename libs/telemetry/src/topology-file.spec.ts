import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EnvError } from './env-error.ts';
import { withTopology } from './topology-file.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'topology-'))));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(content: string): string {
  const path = join(folder, `${(files += 1)}.json`);
  writeFileSync(path, content);
  return path;
}

function refusal(content: string): string {
  try {
    withTopology({ TOPOLOGY_FILE: file(content) });
  } catch (error) {
    if (error instanceof EnvError) return error.message;
  }
  throw new Error('the file was taken');
}

describe('a topology file', () => {
  it('wins over the environment, and leaves what it does not name', () => {
    const TOPOLOGY_FILE = file('{"SESSION_REDIS_URL": "redis://there"}');
    const environment = {
      TOPOLOGY_FILE,
      SESSION_REDIS_URL: 'redis://here',
      API_PORT: '80',
      SHARD_1_URLS: 'a',
    };
    expect(withTopology(environment)).toEqual({ ...environment, SESSION_REDIS_URL: 'redis://there' });
  });

  it('that names a shard names all there are', () => {
    const TOPOLOGY_FILE = file('{"SHARD_1_URLS": "b"}');
    expect(withTopology({ TOPOLOGY_FILE, SHARD_1_URLS: 'a', SHARD_2_URLS: 'c' })).toEqual({
      TOPOLOGY_FILE,
      SHARD_1_URLS: 'b',
    });
  });

  it('is not wanted where none is named', () => {
    expect(withTopology({ SHARD_1_URLS: 'a' })).toEqual({ SHARD_1_URLS: 'a' });
  });

  it('that is missing is said to be', () => {
    const TOPOLOGY_FILE = join(folder, 'none.json');
    expect(() => withTopology({ TOPOLOGY_FILE })).toThrow(
      `The environment is not usable: TOPOLOGY_FILE names ${TOPOLOGY_FILE}, which cannot be read (ENOENT).`,
    );
  });

  it.each([
    ['{"SHARD_1_URLS": "postgres://me:secret@db/a"', 'is not a JSON object'],
    ['["postgres://me:secret@db/a"]', 'is not a JSON object'],
    ['{"OPS_TOKEN": "secret"}', 'OPS_TOKEN is not of a topology'],
    ['{"SHARD_1_URLS": ["postgres://me:secret@db/a"]}', 'SHARD_1_URLS is not a string'],
  ])('%# is refused, and nothing of what is in it is repeated', (content, why) => {
    expect(refusal(content)).toContain(why);
    expect(refusal(content)).not.toContain('secret');
  });
});
