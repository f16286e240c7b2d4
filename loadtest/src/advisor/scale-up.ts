import type { Computer, Stage } from '@scaleout/topology';
import type { Step } from './advice.ts';
import type { FullTier } from './full-tier.ts';
import { listed } from './wording.ts';

/**
 * A bigger computer, while there is one: the ladder has a computer with the same tiers that is bigger than one that is full.
 * The rung that has it, where the rest of the stage is the same; else the computer is made as big where it stands.
 */
export function scaleUp({ seen, by }: FullTier, stage: Stage, ladder: readonly Stage[]): Step | undefined {
  if (by !== 'cpu') return undefined;
  const small = seen.flatMap(({ computer }) => {
    const bigger = biggestLike(computer, ladder);
    return bigger > computer.cpus ? [{ computer, bigger }] : [];
  });
  const [first] = small;
  if (!first) return undefined;
  const rung = ladder.find((candidate) => isSameButBigger(stage, candidate));
  const which = small.map(({ computer, bigger }) => `${computer.id} from ${computer.cpus} to ${bigger}`);
  return {
    id: 'scale-up',
    what: `scale up: ${listed(which)}`,
    why: 'a bigger computer changes nothing but the bill, and there is a bigger one.',
    stage: rung?.id ?? null,
    command: rung
      ? `./scaleout to ${rung.id}`
      : small.map(({ computer, bigger }) => `./scaleout size ${computer.id} ${bigger}`).join(' && '),
  };
}

function biggestLike({ tiers }: Computer, ladder: readonly Stage[]): number {
  const alike = ladder
    .flatMap(({ computers }) => computers)
    .filter((other) => hasSameTiers(other.tiers, tiers));
  return Math.max(0, ...alike.map(({ cpus }) => cpus));
}

function hasSameTiers(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join() === [...other].sort().join();
}

function isSameButBigger(stage: Stage, candidate: Stage): boolean {
  return (
    candidate.id !== stage.id &&
    candidate.computers.length === stage.computers.length &&
    candidate.computers.every((computer) => {
      const now = stage.computers.find(({ id }) => id === computer.id);
      return now !== undefined && hasSameTiers(now.tiers, computer.tiers) && computer.cpus > now.cpus;
    })
  );
}
