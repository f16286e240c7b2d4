import { z } from 'zod';
import type { Stage } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import { dataUrls } from '../stage/data-urls.ts';
import { migrate } from '../stage/database-command.ts';
import type { Running } from '../stage/running.ts';
import { stageTools } from '../stage/stage-tools.ts';
import { primaryOf } from '../stage/shard-roles.ts';
import { dropNames } from '../state/stage-names.ts';
import { changeState, readState } from '../state/stage-state.ts';
import type { Report } from '../tools/tool.ts';
import { withPrimary } from './change-stage.ts';
import { planWalk } from './plan-walk.ts';
import { shardMapOf } from './shard-map-of.ts';
import { takeStep } from './take-step.ts';
import { tellPrograms } from './tell-programs.ts';

/** A walk that came to its end. */
export const walkSchema = z.object({
  from: z.string(),
  to: z.string(),
  steps: z.array(
    z.object({
      says: z.string(),
      ms: z.number(),
      /** For how long nobody could write, where it was so. */
      heldUpMs: z.number().nullable(),
    }),
  ),
});

/** What was done, and how long it took. */
export type Walk = z.infer<typeof walkSchema>;

/**
 * Makes a running stage another, step by step, and keeps its data. Killed in the middle it is a stage between, from where it goes on
 * or back.
 * @throws LaunchError where there is no way, or a step failed; then it goes on as it was before that step
 */
export async function walkTo(running: Running, target: Stage, report: Report): Promise<Walk> {
  const { launch } = running;
  refuseIfNotWhole(running);
  const from = asItIs(running);
  const steps = planWalk(from, target);
  Object.assign(running.starting.tools, await stageTools(target, report));
  changeState(launch.folder, { goal: target });
  await finish(running);
  const done: Walk['steps'] = [];
  for (const step of steps) {
    report(step.says);
    const begun = performance.now();
    const { heldUpMs } = await takeStep(running, step, report).catch((error: unknown) => {
      throw stoppedAt(step.says, target, error);
    });
    await running.settle();
    done.push({ says: step.says, ms: Math.round(performance.now() - begun), heldUpMs });
  }
  running.take(target);
  changeState(launch.folder, { goal: null });
  dropNames(launch.folder);
  return { from: from.id, to: target.id, steps: done };
}

/** What a step before this walk began and could not end: everybody hears where the data are, and the catalog whose tenants are whose. */
async function finish(running: Running): Promise<void> {
  const { launch } = running;
  const { folder, places, secrets, stage } = launch;
  await tellPrograms(running);
  if (readState(folder).migratedBy === null)
    await migrate(launch, dataUrls(folder, places, secrets), shardMapOf(stage));
}

/** Who is a primary may be another than the stage says. */
function asItIs({ launch: { stage, folder, places } }: Running): Stage {
  return places.shards.reduce(
    (so, shard) => withPrimary(so, shard.number, primaryOf(folder, shard).computer.id),
    stage,
  );
}

function refuseIfNotWhole({ launch: { folder } }: Running): void {
  const [off] = readState(folder).off;
  if (off === undefined) return;
  throw new LaunchError(`${off} is switched off.`, { mend: `Bring it back first: ./scaleout heal ${off}` });
}

function stoppedAt(step: string, { id }: Stage, error: unknown): LaunchError {
  const why = error instanceof Error ? error.message : String(error);
  const mend = error instanceof LaunchError && error.mend !== undefined ? `${error.mend} ` : '';
  return new LaunchError(`It stopped at “${step}”: ${why}`, {
    cause: error,
    mend: `${mend}It serves as it is; go on with ./scaleout to ${id}, or back with the stage it came from.`,
  });
}
