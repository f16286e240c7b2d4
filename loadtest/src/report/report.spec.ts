import { expect, it } from 'vitest';
import { ladder, rung } from '../testing/ladder.ts';
import { pretendedPlateau, pretendedResult } from '../testing/pretended-result.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { buildReport } from './report.ts';

// Made by hand: nobody measured this.
const computers = [{ id: 'c1', usedCores: 0.15, capCores: 0.15, throttledShare: 0.9 }];
const carrying = (id: string, rate: number) =>
  pretendedResult(rung(id), [
    pretendedPlateau({ rate: rate * 2, p95: 900, computers }),
    pretendedPlateau({ rate, p95: 120, computers }),
  ]);
const growing = (count: number, rate: number) => ({
  ...carrying('api-pool', rate),
  name: `api-${count}`,
  experiment: { tier: 'api' as const, count },
});
const endless = pretendedResult(rung('split-db'), [pretendedPlateau({ rate: 50 })]);
const results = [
  carrying('one-box', 10),
  carrying('scale-up', 18),
  endless,
  ...[10, 20, 30, 40].map((rate, at) => growing(at + 1, rate)),
];
const report = buildReport({ name: 'climb & more', results }, ladder);

it('has what a stage carries by computer and by CPU, and the gain over the stage before', () => {
  expect(
    report.stages.map(({ name, perComputer, perCpu, gain }) => [name, perComputer, perCpu, gain]),
  ).toEqual([
    ['one-box', 50, 50, null],
    ['scale-up', 90, 45, 1.8],
    ['split-db', 125, 125, null],
  ]);
});

it('says of a stage that was not brought to its limit that it carries no less', () => {
  expect(renderMarkdown(report)).toMatch(
    /\| split-db \| 2 \| ≥ 250 \| ≥ 50 \|.* the highest rate that was tried held \|/,
  );
});

it('fits the law to an experiment and shows what is left over', () => {
  const [experiment] = report.experiments;
  expect(experiment!.fit).toMatchObject({
    kind: 'usl',
    law: { gamma: expect.closeTo(50), alpha: 0, beta: 0 },
  });
  expect(experiment!.points.map(({ times }) => times)).toEqual([1, 2, 3, 4]);
  expect(renderMarkdown(report)).toContain('| computers | requests/s | times one | by the law | residual |');
});

it('is one page that asks for nothing else, with a table for each picture', () => {
  const html = renderHtml(report);
  expect(html.match(/(?:src|href)="(?!#)[^"]*"|url\(|@import/g)).toBeNull();
  expect(html).toContain('climb &amp; more');
  // Each picture is drawn twice: for desks and for phones.
  const pictures = html.match(/<svg[^>]* role="img"/g)!.length;
  expect(pictures).toBeGreaterThan(0);
  expect(html.match(/<details>/g)!.length * 2).toBe(pictures);
  expect(html.match(/<svg[^>]*(?:fill|stroke)="#/g)).toBeNull();
});
