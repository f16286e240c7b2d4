import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followLogs, logsOf, readLogs } from './read-logs.ts';
import { rotate } from './rotation.ts';

let folder: string;
const log = (name: string) => join(folder, `${name}.log`);

beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/scaleout-logs-`);
  writeFileSync(log('api'), 'one\ntwo\nthree\n');
  writeFileSync(log('web'), '');
  writeFileSync(log('web-access'), 'GET /\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('knows the logs of a tier, and all', () => {
  expect(logsOf(folder, 'web')).toEqual(['web', 'web-access']);
  expect(logsOf(folder, undefined)).toEqual(['api', 'web', 'web-access']);
  expect(logsOf(folder, 'redis')).toEqual([]);
  expect(logsOf(join(folder, 'absent'), undefined)).toEqual([]);
});

it('reads the last lines', () => {
  expect(readLogs(folder, ['api', 'web'], 2)).toEqual([
    { source: 'api', text: 'two' },
    { source: 'api', text: 'three' },
  ]);
});

it('follows what is written, whole lines only, also after the log was emptied', async () => {
  const end = new AbortController();
  const lines = followLogs(folder, ['api', 'web'], end.signal);
  const first = lines.next();
  appendFileSync(log('api'), 'fo');
  appendFileSync(log('api'), 'ur\n');
  expect(await first).toMatchObject({ value: { source: 'api', text: 'four' } });
  rotate(folder, 1);
  const second = lines.next();
  appendFileSync(log('api'), 'five\n');
  expect(await second).toMatchObject({ value: { source: 'api', text: 'five' } });
  end.abort();
  expect(await lines.next()).toMatchObject({ done: true });
});

it('empties a log that grew too large and keeps its content once', () => {
  rotate(folder, 8);
  expect(readFileSync(`${log('api')}.1`, 'utf8')).toBe('one\ntwo\nthree\n');
  expect(statSync(log('api')).size).toBe(0);
  expect(readFileSync(log('web-access'), 'utf8')).toBe('GET /\n');
});
