import type { Plateau } from '../results/stage/plateau.schema.ts';
import type { StageResult } from '../results/stage/stage-result.schema.ts';
import type { Advice } from './advice.ts';
import type { FullTier } from './full-tier.ts';
import type { Situation } from './situation.ts';
import { listed, percent, rounded } from './wording.ts';

type Verdict = Pick<Advice, 'verdict' | 'summary'>;

/** Why a result says nothing about what stops its stage; undefined where it does. */
export function inconclusive(
  { capacity, plateaus, stage }: StageResult,
  decisive: Plateau | undefined,
): Verdict | undefined {
  if (!capacity.found && (capacity.why === 'generator' || capacity.why === 'machine')) {
    return { verdict: 'not-counted', summary: gaveOut[capacity.why] };
  }
  if (!decisive) {
    const most = Math.max(0, ...plateaus.map(({ visitsPerSecond }) => visitsPerSecond));
    return {
      verdict: 'not-reached',
      summary: `Nothing is saturated: the stage kept its limits up to ${rounded(most)} visits a second, the most that was tried. Try more.`,
    };
  }
  if (!stage || decisive.computers.length === 0) {
    return {
      verdict: 'not-seen',
      summary:
        'What stops it cannot be said: the deployment was seen from outside alone. In the lab its computers are seen.',
    };
  }
  return undefined;
}

const gaveOut = {
  generator:
    'Nothing is said of the stage: the load generator had no more to give before the stage had. No step would help; ' +
    'more generators, or smaller computers (--unit), would show what stops it.',
  machine:
    'Nothing is said of the stage: the machine that emulates the computers was busy as a whole before one of them was. ' +
    'No step would help; smaller computers (--unit) would show what stops it.',
} as const;

/** Which tiers are full, and on which computers. */
export function inSentence(full: readonly FullTier[]): string {
  const tiers = full.map(({ name, computers }) => `${name} on ${listed(computers)}`);
  return `Saturated: ${listed(tiers)}.`;
}

/** That the limits were not kept though nothing is full. */
export function nothingSaturated({ plateau, seen }: Situation): string {
  const fullest = [...seen].sort((one, other) => (other.usedShare ?? 0) - (one.usedShare ?? 0))[0];
  const broken = plateau.broken.map(({ limit, was, most }) => says[limit](was, most));
  const used = fullest
    ? ` The fullest computer, ${fullest.computer.id}, used ${percent(fullest.usedShare ?? 0)} of its CPU.`
    : '';
  return `No tier is saturated, so no step would help: at ${rounded(plateau.visitsPerSecond)} visits a second ${listed(broken)}.${used}`;
}

const says = {
  p95: (was: number | null, most: number) =>
    was === null
      ? 'nothing was answered'
      : `p95 was ${rounded(was)} ms instead of ${rounded(most)} ms at most`,
  errors: (was: number | null) =>
    `${rounded((was ?? 0) * 100)} % of the requests failed, which is a fault rather than a want of computers`,
  dropped: (was: number | null) => `${rounded(was ?? 0)} visits were left out`,
} as const;
