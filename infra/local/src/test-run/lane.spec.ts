import { describe, expect, it } from 'vitest';
import { runLane, type LaneEvents } from './lane.ts';
import type { Suite, SuiteContext, SuiteResult } from './suite.ts';

const passed: SuiteResult = { passed: 1, failed: 0, skipped: 0, output: '' };

function suite(name: string, run: () => Promise<SuiteResult>): Suite {
  return { name, does: '', needsBuild: false, run };
}

function context(signal: AbortSignal = new AbortController().signal): SuiteContext {
  const servers = { databaseAdminUrl: '', redisUrl: '', stop: () => Promise.resolve() };
  return { servers, folder: '', signal };
}

function recorder(): LaneEvents & { lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    began: ({ name }) => lines.push(`${name} began`),
    ended: ({ name }, { passed, failed, output }) =>
      lines.push(`${name} ${passed}/${failed} ${output}`.trim()),
  };
}

describe('a lane of suites', () => {
  it('runs one after the other', async () => {
    const events = recorder();
    const suites = ['a', 'b'].map((name) => suite(name, () => Promise.resolve(passed)));
    expect(await runLane(suites, context(), events)).toBe(true);
    expect(events.lines).toEqual(['a began', 'a 1/0', 'b began', 'b 1/0']);
  });

  it('goes on after a suite that failed, and says so', async () => {
    const events = recorder();
    const failing = suite('a', () => Promise.resolve({ ...passed, failed: 2 }));
    const fine = suite('b', () => Promise.resolve(passed));
    expect(await runLane([failing, fine], context(), events)).toBe(false);
    expect(events.lines).toEqual(['a began', 'a 1/2', 'b began', 'b 1/0']);
  });

  it('takes a suite that could not begin for one that failed', async () => {
    const events = recorder();
    const broken = suite('a', () => Promise.reject(new Error('no such tool')));
    expect(await runLane([broken], context(), events)).toBe(false);
    expect(events.lines).toEqual(['a began', 'a 0/1 no such tool']);
  });

  it('ends when the run is stopped, and begins nothing more', async () => {
    const stop = new AbortController();
    const events = recorder();
    const stopped = suite('a', () => {
      stop.abort(new Error('stopped'));
      return Promise.reject(new Error('its process was ended'));
    });
    const next = suite('b', () => Promise.resolve(passed));
    await expect(runLane([stopped, next], context(stop.signal), events)).rejects.toThrow('stopped');
    expect(events.lines).toEqual(['a began']);
  });
});
