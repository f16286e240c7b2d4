import { quantiles } from '@scaleout/checks/people';
import type { Request } from '../load/messages.ts';
import type { KindFigures } from './report.schema.ts';

/** When what was, in milliseconds of one clock. */
export interface Phases {
  readonly began: number;
  readonly brokenAt: number;
  readonly wholeAt: number;
  readonly endedAt: number;
}

const FIRST_OF_SERVERS_FAULTS = 500;

/** Whether nobody answered, or somebody that it can't be done. */
export function hasFailed({ status }: Pick<Request, 'status'>): boolean {
  return status === null || status >= FIRST_OF_SERVERS_FAULTS;
}

/** What requests of one kind came to. A request belongs to the phase in which it was sent. */
export function figuresOf(requests: readonly Request[], phases: Phases): KindFigures {
  const { began, brokenAt, wholeAt, endedAt } = phases;
  const answered = requests.filter((each) => !hasFailed(each)).map(({ end }) => end);
  const failedSince = requests.filter((each) => hasFailed(each) && each.end >= brokenAt);
  const sentIn = (from: number, to: number) => requests.filter(({ start }) => start >= from && start < to);
  return {
    sent: requests.length,
    failed: requests.filter(hasFailed).length,
    byStatus: byStatus(requests),
    before: phaseOf(sentIn(-Infinity, brokenAt)),
    during: phaseOf(sentIn(brokenAt, wholeAt)),
    after: phaseOf(sentIn(wholeAt, Infinity)),
    longestWithoutSeconds: longestWithout(answered, brokenAt, endedAt) / 1_000,
    usuallyWithoutSeconds: longestWithout(answered, began, brokenAt) / 1_000,
    failing:
      failedSince.length === 0
        ? null
        : {
            from: (Math.min(...failedSince.map(({ start }) => start)) - began) / 1_000,
            to: (Math.max(...failedSince.map(({ end }) => end)) - began) / 1_000,
          },
  };
}

/** The longest time in which nothing of this happened, of what lies between two moments, in the unit of the times. */
export function longestWithout(times: readonly number[], from: number, to: number): number {
  const within = times.filter((time) => time > from && time < to).sort((one, other) => one - other);
  const ends = [...within, to];
  return Math.max(0, ...ends.map((time, at) => time - (ends[at - 1] ?? from)));
}

function phaseOf(requests: readonly Request[]): KindFigures['before'] {
  const good = requests.filter((each) => !hasFailed(each));
  const times = quantiles(good.map(({ start, end }) => end - start));
  return {
    sent: requests.length,
    failed: requests.length - good.length,
    p50: times?.p50 ?? null,
    p99: times?.p99 ?? null,
  };
}

function byStatus(requests: readonly Request[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, problem } of requests) {
    const how = status?.toString() ?? problem ?? 'no answer';
    counts[how] = (counts[how] ?? 0) + 1;
  }
  return counts;
}
