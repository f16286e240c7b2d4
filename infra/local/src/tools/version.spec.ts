import { expect, it } from 'vitest';
import { majorOf, parseVersion } from './version.ts';

it.each([
  ['postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)', '15.13'],
  ['postgres (PostgreSQL) 17.5 (Homebrew)', '17.5'],
  ['postgres (PostgreSQL) 18beta1', '18'],
  ['Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=7c3b24efb8b2c11b', '7.0.15'],
  ['nginx version: nginx/1.22.1\nbuilt with OpenSSL 3.0.8 7 Feb 2023', '1.22.1'],
  ['Chromium 136.0.7103.113 built on Debian GNU/Linux 12 (bookworm)', '136.0.7103.113'],
  ['k6 v2.2.0 (go1.26.8, linux/amd64)', '2.2.0'],
  ['Google Chrome 141.0.7390.54 ', '141.0.7390.54'],
])('reads the version out of %j', (output, version) => {
  expect(parseVersion(output)).toBe(version);
});

it('knows no version in what says none', () => {
  expect(parseVersion('command not found')).toBeUndefined();
});

it('takes the major version as a number, so that 9 is older than 15', () => {
  expect(majorOf('9.6.24')).toBeLessThan(majorOf('15.1'));
});
