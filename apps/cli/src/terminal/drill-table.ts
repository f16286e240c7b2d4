import type { DrillReport, KindFigures } from '@scaleout/drills';
import { columns } from './columns.ts';

const HEAD = [
  '',
  'sent',
  'failed',
  'p50 / p99 before',
  'during',
  'after',
  'longest without',
  'usually',
  'failing',
];

/** What a drill came to, for people: what was done when, what requests came to, and what became of what was written. */
export function drillTable(report: DrillReport): string {
  const { drill, stage, on, computer, remark, people, perSecond, timeline, reads, writes, clients } = report;
  return [
    `${drill} of ${stage}, ${on}: ${computer}${remark === null ? '' : ` (${remark})`}`,
    `${people} people, some ${perSecond} requests a second`,
    '',
    columns(timeline.map(({ second, what }) => [`${second.toFixed(1)} s`.padStart(8), what])),
    '',
    columns([HEAD, row('reads', reads), row('writes', writes)]),
    ...failures(report),
    ...(clients === null
      ? []
      : [
          '',
          `  of clients that take the first address of a name, ${clients.first.failed} of ${clients.first.sent} requests failed;`,
          `  of those that go on to the next where one does not connect, as browsers do, ${clients.next.failed} of ${clients.next.sent}`,
        ]),
    '',
    journal(report),
  ].join('\n');
}

function row(name: string, figures: KindFigures): string[] {
  const { sent, failed, before, during, after, longestWithoutSeconds, usuallyWithoutSeconds, failing } =
    figures;
  return [
    name,
    String(sent),
    String(failed),
    ...[before, during, after].map(times),
    `${longestWithoutSeconds.toFixed(1)} s`,
    `${usuallyWithoutSeconds.toFixed(1)} s`,
    failing === null ? 'never' : `${failing.from.toFixed(1)}–${failing.to.toFixed(1)} s`,
  ];
}

function times({ p50, p99 }: KindFigures['before']): string {
  return p50 === null || p99 === null ? '-' : `${Math.round(p50)} / ${Math.round(p99)} ms`;
}

function failures({ reads, writes }: DrillReport): string[] {
  const list = ({ byStatus }: KindFigures) =>
    Object.entries(byStatus)
      .map(([how, count]) => `${count} × ${how}`)
      .join(', ');
  return ['', `  reads ended with ${list(reads)}`, `  writes ended with ${list(writes)}`];
}

function journal({ journal: found }: DrillReport): string {
  const { acknowledged, unknown, lost, doubled, otherwise, toldOfALoss } = found;
  const others = Object.entries(otherwise).map(([kind, count]) => `${count} ${kind}`);
  return [
    `  ${lost + doubled + others.length === 0 ? '✓' : '✗'} of ${acknowledged} acknowledged writes ${lost} lost, ${doubled} doubled`,
    `${unknown} of unknown outcome`,
    ...(toldOfALoss > 0 ? [`people were told of a loss ${toldOfALoss} times`] : []),
    ...others,
  ].join('; ');
}
