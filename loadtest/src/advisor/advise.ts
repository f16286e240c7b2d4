import type { Stage } from '@scaleout/topology';
import type { StageResult } from '../results/stage/stage-result.schema.ts';
import type { Advice, IdleStep, Step } from './advice.ts';
import { findSaturated } from './find-saturated.ts';
import type { FullTier } from './full-tier.ts';
import { nextStage } from './ladder.ts';
import { scaleUp } from './scale-up.ts';
import { decisivePlateau, situationOf, type Situation } from './situation.ts';
import { steps, type StepRule } from './steps.ts';
import { inSentence, inconclusive, nothingSaturated } from './verdicts.ts';

/**
 * Says what stops a stage, by what shows it, and what to do next.
 * @param ladder the ten stages, by their rungs
 */
export function advise(result: StageResult, ladder: readonly Stage[]): Advice {
  const { name, stage } = result;
  const plateau = decisivePlateau(result);
  const why = inconclusive(result, plateau);
  if (why || !plateau || !stage) {
    return { name, seenAt: null, saturated: [], steps: [], wouldNotHelp: [], ...(why ?? unseen) };
  }
  const situation = situationOf(stage, plateau);
  const full = findSaturated(situation);
  const advised = full.flatMap((tier) => stepsFor(tier, situation, ladder));
  const taken = advised.filter(({ id }, at) => advised.findIndex((step) => step.id === id) === at);
  return {
    name,
    verdict: full.length > 0 ? 'saturated' : 'nothing-saturated',
    summary: full.length > 0 ? inSentence(full) : nothingSaturated(situation),
    seenAt: plateau.visitsPerSecond,
    saturated: full.map(({ name, tiers, computers, evidence }) => ({ name, tiers, computers, evidence })),
    steps: taken,
    wouldNotHelp: idleSteps(situation, taken),
  };
}

const unseen = { verdict: 'not-seen', summary: 'Nothing is known of its computers.' } as const;

/** What relieves a tier that is full, in the order in which it is to be done. */
function stepsFor(full: FullTier, situation: Situation, ladder: readonly Stage[]): Step[] {
  const bigger = scaleUp(full, situation.stage, ladder);
  const others = steps.flatMap((rule) => {
    const why = rule.helps(full, situation);
    return why === undefined ? [] : [stepOf(rule, why, situation.stage, ladder)];
  });
  return [...(bigger ? [bigger] : []), ...others];
}

function stepOf(
  { id, what, extent, command }: StepRule,
  why: string,
  from: Stage,
  ladder: readonly Stage[],
): Step {
  const stage = extent && nextStage(ladder, from, extent);
  return {
    id,
    what,
    why,
    stage: stage?.id ?? null,
    command: stage ? `./scaleout to ${stage.id}` : (command ?? null),
  };
}

function idleSteps(situation: Situation, taken: readonly Step[]): IdleStep[] {
  return steps.flatMap(({ id, what, idle }) => {
    const why = taken.some((step) => step.id === id) ? undefined : idle?.(situation);
    return why === undefined ? [] : [{ id, what, why }];
  });
}
