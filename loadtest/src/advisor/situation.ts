import { shardsOf, type Computer, type Stage, type Tier } from '@scaleout/topology';
import type { ComputerUse, Plateau } from '../results/stage/plateau.schema.ts';
import type { Signal } from '../results/stage/signal.schema.ts';
import type { StageResult } from '../results/stage/stage-result.schema.ts';

/** What was seen of one computer when the stage did not keep its limits. */
export interface Seen {
  readonly computer: Computer;
  readonly use: ComputerUse;
  /** Of its cap; null where it has none. */
  readonly usedShare: number | null;
  readonly signals: readonly Signal[];
}

/** What rules look at: a stage at the rate that was too much for it. */
export interface Situation {
  readonly stage: Stage;
  readonly plateau: Plateau;
  readonly seen: readonly Seen[];
  /** Of the requests. */
  readonly writeShare: number;
}

/**
 * The plateau that tells what stops a stage: of those that count and did not hold, the one with the lowest rate. Far above
 * its capacity everything is full, also what would have had enough left a little above it.
 */
export function decisivePlateau({ plateaus }: StageResult): Plateau | undefined {
  return plateaus
    .filter(({ held, limitedBy }) => !held && limitedBy === null)
    .sort((one, other) => one.visitsPerSecond - other.visitsPerSecond)[0];
}

export function situationOf(stage: Stage, plateau: Plateau): Situation {
  const { requests, writes } = plateau.whole;
  return {
    stage,
    plateau,
    seen: stage.computers.flatMap((computer) => {
      const use = plateau.computers.find(({ id }) => id === computer.id);
      if (!use) return [];
      return {
        computer,
        use,
        usedShare: use.capCores === null ? null : use.usedCores / use.capCores,
        signals: plateau.signals.filter((signal) => signal.computer === computer.id),
      };
    }),
    writeShare: requests === 0 ? 0 : writes / requests,
  };
}

/** What was seen of the computers that have that tier. */
export function seenOf({ seen }: Situation, tier: Tier): Seen[] {
  return seen.filter(({ computer }) => computer.tiers.includes(tier));
}

/** Of the databases: primaries alone. */
export function seenPrimaries(situation: Situation): Seen[] {
  const ids = new Set(shardsOf(situation.stage).map(({ primary }) => primary.id));
  return situation.seen.filter(({ computer }) => ids.has(computer.id));
}

/** Of the databases: replicas alone. */
export function seenReplicas({ seen }: Situation): Seen[] {
  return seen.filter(({ computer }) => computer.replicaOf !== undefined);
}

/** Of their caps, what the busiest of them used. */
export function mostUsed(seen: readonly Seen[]): number {
  return Math.max(0, ...seen.map(({ usedShare }) => usedShare ?? 0));
}

/** How many times the work of the idlest the busiest does, of computers that do the same. */
export function evenness(seen: readonly Seen[]): { ratio: number; most: Used; least: Used } {
  const byUse = seen.map(({ computer, use }) => ({ id: computer.id, cores: use.usedCores }));
  byUse.sort((one, other) => other.cores - one.cores);
  const [most = nobody, least = nobody] = [byUse[0], byUse.at(-1)];
  return { ratio: byUse.length < 2 ? 1 : most.cores / Math.max(least.cores, Number.EPSILON), most, least };
}

interface Used {
  readonly id: string;
  readonly cores: number;
}

const nobody: Used = { id: '', cores: 0 };
