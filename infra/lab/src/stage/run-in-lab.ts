import {
  ensureBuild,
  ensureTools,
  LaunchError,
  runInBackground,
  stageFolder,
  stageTools,
  stageToStart,
  type Report,
  type StopRequests,
} from '@scaleout/local';
import type { Stage } from '@scaleout/topology';
import { labProblem } from '../lab-problem.ts';
import { clearLab, findLab, openLab } from '../lab.ts';
import { planNetwork } from '../network/plan-network.ts';
import { defaultUnit } from '../unit/default-unit.ts';
import type { OtherLab } from './other-lab.ts';

/** What is run in the lab, and how. */
export interface LabRunOptions extends OtherLab {
  readonly stage: Stage;
  readonly fresh: boolean;
  /** What a computer of size 1 may take of a core; chosen by this machine's cores where it is left out. */
  readonly unit?: number | undefined;
  readonly report: Report;
  readonly requests: StopRequests;
  /** Called when the stage serves, where this process stays with it; left out, it goes on without. */
  readonly stay?: () => void;
}

/** Makes the lab and runs a stage in it. @throws LaunchError */
export async function runInLab(options: LabRunOptions): Promise<'ready' | 'stopped'> {
  const { stage, fresh, unit = defaultUnit(), prefix, root, report, requests, stay } = options;
  const problem = await labProblem();
  if (problem) throw problem;
  // Before the way out of the machine is gone.
  const { stage: first } = stageToStart(stage, { fresh, folder: stageFolder(stage.id, root) });
  for (const each of new Set([first, stage])) await stageTools(each, report);
  await ensureTools(['nsd'], report);
  const stopped = new AbortController();
  requests.stop.addEventListener('abort', () => stopped.abort(), { once: true });
  await ensureBuild(report, stopped.signal);
  report(
    `Making ${first.computers.length} computers, of which one of size 1 may take ${Math.round(unit * 100)} % of a core`,
  );
  const lab = await openLab({ stage: stage.id, plan: planNetwork(first, { prefix }) });
  try {
    return await runInBackground(
      { stage, port: 80, fresh, root, ground: { prefix: lab.plan.prefix, unit } },
      report,
      requests,
      {
        main: new URL('lab-main.ts', import.meta.url),
        visit: (command, args) => lab.router.visit(command, args),
        ...(stay && { stay }),
      },
    );
  } catch (error) {
    await clearLab(lab.plan.prefix).catch(() => undefined); // the next one clears what this one could not
    throw error;
  }
}

/** Clears what a killed supervisor has left of the lab; nothing while one lives that has it. */
export async function clearLeftLab(prefix?: string): Promise<void> {
  if (!findLab(prefix)) return;
  try {
    await clearLab(prefix);
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error; // it is somebody else's
  }
}
