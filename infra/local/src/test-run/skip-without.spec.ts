import { expect, it } from 'vitest';
import { LaunchError } from '../launch-error.ts';
import { MissingTool } from '../tools/missing-tool.ts';
import { skipWithout } from './skip-without.ts';
import type { SuiteContext } from './suite.ts';

const context: SuiteContext = {
  servers: { databaseAdminUrl: '', redisUrl: '', stop: () => Promise.resolve() },
  folder: '',
  signal: new AbortController().signal,
};
const passed = { passed: 3, failed: 0, skipped: 0, output: '' };
const suite = { name: 'load', does: '', needsBuild: false, run: () => Promise.resolve(passed) };

it('runs a suite whose tool is there', async () => {
  expect(await skipWithout(() => Promise.resolve(), suite).run(context)).toEqual(passed);
});

it('skips one whose tool is missing, and says why and what to do', async () => {
  const missing = () => Promise.reject(new MissingTool('There is no k6.', { mend: 'Install it.' }));
  expect(await skipWithout(missing, suite).run(context)).toEqual({
    ...passed,
    passed: 0,
    skipped: 1,
    notes: ['Skipped: There is no k6. Install it.'],
  });
});

it('fails where the tool could be got and was not', async () => {
  const broken = () => Promise.reject(new LaunchError('k6 could not be built.'));
  await expect(skipWithout(broken, suite).run(context)).rejects.toThrow('k6 could not be built.');
});
