import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { PHONE, useBrowser } from '../src/support/browser.ts';
import { settled } from '../src/support/settled.ts';
import { readVitals, watchVitals, type Vitals } from './vitals.ts';
import { openTidalReview, type TidalReview } from './tidal-review.ts';

const VISITS = 5;

// The conditions under which Lighthouse judges a phone and a desktop computer.
const VISITORS = [
  {
    visitor: 'phone, slow 4G, a quarter of the CPU',
    options: { viewport: PHONE, isMobile: true, hasTouch: true },
    cpu: 4,
    latency: 150,
    kilobitsPerSecond: 1_638,
  },
  {
    visitor: 'desktop',
    options: { viewport: { width: 1350, height: 940 } },
    cpu: 1,
    latency: 40,
    kilobitsPerSecond: 10_240,
  },
];

const browser = useBrowser({ lasting: true });
let review: TidalReview;
beforeAll(async () => {
  review = await openTidalReview(browser);
});

async function slowDown(page: Page, { cpu, latency, kilobitsPerSecond }: (typeof VISITORS)[number]) {
  const session = await page.context().newCDPSession(page);
  const throughput = (kilobitsPerSecond * 1_000) / 8;
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function firstVisit(path: string, visitor: (typeof VISITORS)[number]): Promise<Vitals> {
  // Somebody new each time: nothing is in the browser's cache.
  const page = await browser.visit(review.publication, '/api/tags', visitor.options);
  await watchVitals(page);
  await slowDown(page, visitor);
  await page.goto(`${review.publication.url}${path}`);
  await settled(page);
  const vitals = await readVitals(page);
  await page.context().close();
  return vitals;
}

it.each(VISITORS)('measures first visits: $visitor', async (visitor) => {
  const rows: Record<string, Record<string, number>> = {};
  for (const [page, path] of [
    ['home', '/'],
    ['article', review.article],
  ] as const) {
    const visits: Vitals[] = [];
    for (let visit = 0; visit < VISITS; visit += 1) visits.push(await firstVisit(path, visitor));
    const of = (figure: keyof Vitals) => median(visits.map((vitals) => vitals[figure]));
    rows[page] = {
      'first paint (ms)': Math.round(of('firstPaint')),
      'largest paint (ms)': Math.round(of('largestPaint')),
      'blocked (ms)': Math.round(of('blocked')),
      'layout shift': Number(of('layoutShift').toFixed(3)),
      requests: of('requests'),
      'kB over the wire': Math.round(of('bytes') / 1_000),
    };
    expect(visits).toHaveLength(VISITS);
  }
  // eslint-disable-next-line no-console -- the figures are what the command is for
  console.table(rows);
});
