import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const { complaintAbout } = require('./node-version.cjs') as {
  complaintAbout: (version: string) => string | undefined;
};
const { isInstalled } = require('./packages.cjs') as { isInstalled: (root: string) => boolean };

describe('the check of Node.js', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.11.1'])('takes %s', (version) => {
    expect(complaintAbout(version)).toBeUndefined();
  });

  it.each(['18.20.4', '20.18.3', '16.0.0'])('refuses %s and says what is needed', (version) => {
    expect(complaintAbout(version)).toMatch(
      new RegExp(`^Node\\.js 20\\.19 or newer is needed, this is ${version}`),
    );
  });
});

describe('the check of npm packages', () => {
  let root: string;

  beforeEach(() => (root = mkdtempSync(`${tmpdir()}/scaleout-packages-`)));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const wanted = {
    '': { name: 'scaleout' },
    'apps/api': { name: '@scaleout/api' },
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/fsevents': { version: '2.3.3', optional: true, os: ['darwin'] },
  };

  function write(path: string, packages: unknown): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof packages === 'string' ? packages : JSON.stringify({ packages }));
  }

  it('is content with what the lock file asks for, packages for other systems aside', () => {
    write('package-lock.json', wanted);
    write('node_modules/.package-lock.json', { 'node_modules/zod': { version: '4.0.0' } });
    expect(isInstalled(root)).toBe(true);
  });

  it.each([
    ['missing', undefined],
    ['cut off', '{"packages":'],
    ['older', { 'node_modules/zod': { version: '3.9.0' } }],
    ['incomplete', {}],
  ])('wants an installation when it is %s', (_, there) => {
    write('package-lock.json', wanted);
    if (there !== undefined) write('node_modules/.package-lock.json', there);
    expect(isInstalled(root)).toBe(false);
  });
});
