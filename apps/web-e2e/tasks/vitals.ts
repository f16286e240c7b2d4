import type { Page } from 'playwright-core';

/** What a visit was like: times in ms from the start of navigation. */
export interface Vitals {
  firstPaint: number;
  largestPaint: number;
  /** Total blocking time: of every task longer than 50 ms what is beyond that. */
  blocked: number;
  /** Cumulative layout shift. */
  layoutShift: number;
  requests: number;
  /** Over the wire, headers and all. */
  bytes: number;
}

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

type Observed = Pick<Vitals, 'largestPaint' | 'blocked' | 'layoutShift'>;

/** Observes from before the page's first script on. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const observed: Observed = { largestPaint: 0, blocked: 0, layoutShift: 0 };
    Object.assign(window, { observed });
    const observe = (type: string, each: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
    observe('largest-contentful-paint', ({ startTime }) => (observed.largestPaint = startTime));
    observe('longtask', ({ duration }) => (observed.blocked += Math.max(0, duration - 50)));
    observe('layout-shift', (entry) => {
      const { value, hadRecentInput } = entry as Shift;
      if (!hadRecentInput) observed.layoutShift += value;
    });
  });
}

export async function readVitals(page: Page): Promise<Vitals> {
  return page.evaluate(() => {
    const { observed } = window as unknown as { observed: Observed };
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceResourceTiming[];
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const all = navigation ? [navigation, ...resources] : resources;
    return {
      ...observed,
      firstPaint: paint?.startTime ?? 0,
      requests: all.length,
      bytes: all.reduce((sum, { transferSize }) => sum + transferSize, 0),
    };
  });
}
