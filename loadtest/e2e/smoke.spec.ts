import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureTools, launchBuilt, MissingTool, runStage, stageFolder } from '@scaleout/local';
import { createTestFolder, freePort, type TestFolder } from '@scaleout/local/testing';
import { singleBoxStages } from '@scaleout/single-box';
import { runLoadTest, type K6, type LoadTest, type LoadTestResult } from '../src/index.ts';
import { startForger, type Forger } from './forger.ts';

const { k6, problem } = await findK6();
const [oneBox] = singleBoxStages;

const stop = new AbortController();
let folder: TestFolder;
let url: string;
let ended: Promise<void>;

async function findK6(): Promise<{ k6?: K6; problem?: string }> {
  try {
    return await ensureTools(['k6'], () => undefined);
  } catch (error) {
    if (error instanceof MissingTool) return { problem: `${error.message} ${error.mend ?? ''}` };
    throw error;
  }
}

function load(more: Partial<LoadTest>): Promise<LoadTestResult> {
  return runLoadTest({
    k6: k6!,
    url,
    scenario: 'smoke',
    mix: 'read-heavy',
    addressing: 'header',
    // A hundred visits: a whole mix.
    visitsPerSecond: 25,
    seconds: 4,
    thinkSeconds: 0.1,
    skew: 1,
    seed: 1,
    limits: { p95Ms: 250, errorShare: 0.001, dropped: 0 },
    instances: 1,
    report: () => undefined,
    onSecond: () => undefined,
    signal: new AbortController().signal,
    ...more,
  });
}

const title = 'a load by k6 through the front door of stage 1';

describe.skipIf(problem)(problem === undefined ? title : `${title} (skipped: ${problem})`, () => {
  beforeAll(async () => {
    folder = await createTestFolder();
    const port = await freePort();
    url = `http://localhost:${port}`;
    await new Promise<void>((resolve, reject) => {
      ended = runStage({
        stage: oneBox!,
        port,
        fresh: false,
        folder: stageFolder(oneBox!.id, folder.path), // which the launch fills with demo data
        start: launchBuilt,
        report: () => undefined,
        onReady: resolve,
        requests: { stop: stop.signal, force: new AbortController().signal, release: () => undefined },
      });
      ended.catch(reject);
    });
  });

  afterAll(async () => {
    stop.abort();
    await ended;
    await folder.remove();
  });

  it.each(['header', 'host'] as const)(
    'is right in every answer, whether the publication is named by its %s',
    async (addressing) => {
      const { checks, thresholds, whole, requests } = await load({ addressing });
      expect(checks.filter(({ fails }) => fails > 0)).toEqual([]);
      expect(thresholds.filter(({ held }) => !held)).toEqual([]);
      expect(checks.length).toBeGreaterThan(20);
      expect(thresholds).toHaveLength(3);
      expect(whole).toMatchObject({ failed: 0, failedChecks: 0, dropped: 0 });
      expect(whole.visits).toBeGreaterThanOrEqual(100);
      expect(whole.writes / whole.requests).toBeCloseTo(0.05, 2); // what read-heavy is named for
      expect(Object.keys(requests)).toEqual(
        expect.arrayContaining([
          'home',
          'tags',
          'article',
          'comments',
          'profile',
          'feed',
          'comment',
          'publish',
        ]),
      );
    },
  );

  it.each([
    ['balanced', 0.3],
    ['write-heavy', 0.55],
    ['explore', 0],
  ] as const)('has the share of writes that the mix %s is named for', async (mix, share) => {
    const { whole, thresholds } = await load({ mix });
    expect(thresholds.filter(({ held }) => !held)).toEqual([]);
    expect(whole.writes / whole.requests).toBeCloseTo(share, 1);
  });

  it('has the same visits and the same mix where two k6 share the load', async () => {
    const { whole, thresholds } = await load({ instances: 2 });
    expect(thresholds.filter(({ held }) => !held)).toEqual([]);
    expect(whole).toMatchObject({ failed: 0, failedChecks: 0, dropped: 0 });
    expect(whole.visits).toBeGreaterThanOrEqual(100);
    expect(whole.visits).toBeLessThanOrEqual(102); // not a hundred by each
    expect(whole.writes / whole.requests).toBeCloseTo(0.05, 2);
  });

  it('finds the rate at which a ramp breaks something, and ends it there', async () => {
    const began = performance.now();
    const { findings } = await load({
      ...{ scenario: 'breakpoint', visitsPerSecond: 2, seconds: 600 },
      limits: { p95Ms: 0, errorShare: 0.001, dropped: 0 }, // which no answer keeps
    });
    expect(findings).toMatchObject([{ name: 'rate at which it broke', unit: 'visits/s' }]);
    expect(performance.now() - began).toBeLessThan(300_000); // of ten minutes
  });

  describe('where the answers are forged on their way', () => {
    let forger: Forger;

    beforeAll(async () => {
      forger = await startForger(url);
    });

    afterAll(() => forger.stop());

    it.each<[string, RegExp, (text: string) => string, string]>([
      [
        'another article',
        /^\/api\/articles\/[^/?]+$/,
        (text) => text.replace('"slug":"', '"slug":"x'),
        'article',
      ],
      [
        'an empty home page',
        /^\/api\/articles\?limit=10$/,
        () => '{"articles":[],"articlesCount":0}',
        'home',
      ],
      [
        'somebody else',
        /^\/api\/profiles\/[^/]+$/,
        (text) => text.replace('"username":"', '"username":"x'),
        'profile',
      ],
      ['no JSON', /^\/api\/tags$/, () => '<html>', 'tags'],
    ])('fails the check of the one that is %s, and no other', async (_what, path, forge, name) => {
      forger.forge(path, forge);
      const { checks, thresholds, whole } = await load({ url: forger.url, seconds: 3 });
      const failed = checks.filter(({ fails }) => fails > 0);
      expect(failed).toMatchObject([{ name: `${name} says what was asked for`, passes: 0 }]);
      expect(whole.failedChecks).toBe(failed[0]?.fails);
      expect(whole.failed).toBe(0); // by its status alone nothing is wrong
      expect(thresholds.find(({ metric }) => metric === 'checks')?.held).toBe(false);
    });
  });

  it('ends when it is stopped, with k6', async () => {
    const stopped = new AbortController();
    const running = load({
      seconds: 600,
      signal: stopped.signal,
      onSecond: () => stopped.abort(new Error('stopped')),
    });
    await expect(running).rejects.toThrow('stopped');
  });
});
