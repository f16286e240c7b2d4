import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

let repository: string;

beforeEach(() => {
  repository = mkdtempSync(`${tmpdir()}/scaleout-build-`);
  write('apps/api/src/main.ts', 'start');
  write('libs/contracts/src/index.ts', 'contract');
});
afterEach(() => rmSync(repository, { recursive: true, force: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), content);
}

it.each([
  ['a source changes', 'apps/api/src/main.ts'],
  ['a source is new', 'libs/session/src/index.ts'],
  ['packages change', 'package-lock.json'],
  ['an output changes', 'apps/api/dist/main.js'],
])('changes when %s', (_, path) => {
  const before = fingerprint(repository);
  write(path, 'something else');
  expect(fingerprint(repository)).not.toBe(before);
});

it.each([
  ['a spec', 'apps/api/src/main.spec.ts'],
  ['a package', 'apps/api/node_modules/x/index.js'],
  ['documentation', 'libs/contracts/README.md'],
  ['the launcher', 'infra/local/src/index.ts'],
])('stays when %s changes', (_, path) => {
  const before = fingerprint(repository);
  write(path, 'something else');
  expect(fingerprint(repository)).toBe(before);
});
