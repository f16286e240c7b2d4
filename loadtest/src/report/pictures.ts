import { barX, dot, gridX, gridY, line, ruleX, ruleY, text } from '@observablehq/plot';
import type { Fit } from '../scalability/fit-law.ts';
import { throughput } from '../scalability/law.ts';
import { draw } from './draw.ts';
import type { Carried, Experiment } from './report.ts';

const ROW_HEIGHT = 30;
const LEFT = 84;
const figure = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** Requests a second that each stage carries. */
export function drawCapacities(stages: readonly Carried[], width: number): string {
  const bars = stages.map(({ name, best, capacity }) => ({
    name,
    value: best?.requestsPerSecond ?? 0,
    says: best ? `${capacity === 'found' ? '' : '≥ '}${figure.format(best.requestsPerSecond)}` : 'none',
  }));
  return draw(
    {
      width,
      height: bars.length * ROW_HEIGHT + 66,
      marginBottom: 46,
      marginLeft: LEFT,
      marginRight: 48,
      x: { label: 'requests a second' },
      y: { label: null, domain: bars.map(({ name }) => name) },
      marks: [
        gridX(),
        barX(bars, { x: 'value', y: 'name', fill: 'var(--mark)', insetTop: 3, insetBottom: 3 }),
        text(bars, { x: 'value', y: 'name', text: 'says', textAnchor: 'start', dx: 5 }),
        ruleX([0]),
      ],
    },
    'Bars: requests a second that each stage carries. The figures are in the table below.',
  );
}

/** p95 and p50 of a stage by the rate, and the limit. */
export function drawLatencies({ name, plateaus }: Carried, limitMs: number, width: number): string {
  const points = plateaus.flatMap(({ visitsPerSecond: rate, whole, held }) =>
    (['p50', 'p95', 'p99'] as const).flatMap((which) => {
      const ms = whole[which];
      return ms === null ? [] : [{ rate, which, ms: Math.max(ms, 1), held }];
    }),
  );
  const ends = points.filter(({ rate }) => rate === Math.max(...points.map((point) => point.rate)));
  const color = ({ which }: { which: string }) => `var(--${which})`;
  return draw(
    {
      width,
      height: 240,
      marginBottom: 46,
      marginLeft: 56,
      marginRight: 36,
      x: { label: 'visits a second', zero: true },
      y: { label: 'ms', type: 'log', tickFormat: (value: number) => figure.format(value), ticks: 4 },
      marks: [
        gridY({ ticks: 4 }),
        ruleY([limitMs], { stroke: 'var(--limit)', strokeDasharray: '5 4' }),
        line(points, { x: 'rate', y: 'ms', z: 'which', stroke: color, strokeWidth: 2 }),
        dot(points, {
          x: 'rate',
          y: 'ms',
          stroke: color,
          fill: (point: { which: string; held: boolean }) => (point.held ? color(point) : 'var(--page)'),
          r: 3.5,
        }),
        text(ends, { x: 'rate', y: 'ms', text: 'which', textAnchor: 'start', dx: 7, fill: color }),
      ],
    },
    `Lines: p50, p95 and p99 of ${name} by visits a second, with the limit of ${limitMs} ms. The figures are in the table below.`,
  );
}

/** Of its cap, what each computer of a stage used. */
export function drawUse(name: string, uses: readonly { id: string; share: number }[], width: number): string {
  return draw(
    {
      width,
      height: uses.length * ROW_HEIGHT + 66,
      marginBottom: 46,
      marginLeft: LEFT,
      marginRight: 48,
      x: { label: '% of its CPU', domain: [0, 100] },
      y: { label: null, domain: uses.map(({ id }) => id) },
      marks: [
        gridX(),
        barX(uses, {
          x: ({ share }: { share: number }) => share * 100,
          y: 'id',
          fill: 'var(--mark)',
          insetTop: 3,
          insetBottom: 3,
        }),
        text(uses, {
          x: ({ share }: { share: number }) => share * 100,
          y: 'id',
          text: ({ share }: { share: number }) => `${Math.round(share * 100)} %`,
          textAnchor: 'start',
          dx: 5,
        }),
        ruleX([0]),
      ],
    },
    `Bars: of its CPU, what each computer of ${name} used. The figures are in the table below.`,
  );
}

/** What so many of a tier carried, the law that was fitted, and what they would if each carried what one does. */
export function drawLaw({ tier, points }: Experiment, fit: Fit, width: number): string {
  const most = Math.max(...points.map(({ count }) => count));
  const steps = Array.from({ length: 61 }, (_, at) => 1 + (at / 60) * (most - 1));
  const curve = steps.map((count) => ({ count, value: throughput(fit.law, count) }));
  const straight = [1, most].map((count) => ({ count, value: count * fit.law.gamma }));
  return draw(
    {
      width,
      height: 260,
      marginBottom: 46,
      marginLeft: 56,
      x: { label: 'computers', ticks: points.map(({ count }) => count), tickFormat: 'd' },
      y: { label: 'requests a second', zero: true },
      marks: [
        gridY(),
        line(straight, { x: 'count', y: 'value', stroke: 'currentColor', strokeDasharray: '2 4' }),
        line(curve, { x: 'count', y: 'value', stroke: 'var(--mark)', strokeWidth: 2 }),
        dot(points, { x: 'count', y: 'requestsPerSecond', fill: 'var(--mark)', r: 4.5 }),
      ],
    },
    `Points: requests a second by the number of ${tier} computers, the fitted law as a line, and as a dotted one what each new one would add if it carried as much as the first.`,
  );
}
