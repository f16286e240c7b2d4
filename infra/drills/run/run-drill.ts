import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { askControl, LaunchError, lookAtStage, stageFolder, type StageFolder } from '@scaleout/local';
import type { Stage } from '@scaleout/topology';
import type { Cast, Drill, Scene, Stagehand } from '../drills/drill.ts';
import { onTheWall } from '../load/clock.ts';
import { drillReport } from '../report/drill-report.ts';
import type { DrillReport } from '../report/report.schema.ts';
import { LoadProcess } from './load-process.ts';
import { amongClients, doorOf, membersOf, primariesOf } from './where-people-come-in.ts';
import { isWhole, refuseBroken } from './whole.ts';

const LOOK_EVERY_MS = 500;
/** Longer than anything takes that is to come to be; under small caps a database is copied in a minute. */
const LONGEST_MS = 180_000;

export interface DrillOptions {
  readonly stage: Stage;
  readonly drill: Drill;
  /** How long it looks before, while it is broken, and after. */
  readonly seconds: number;
  /** Who write and read meanwhile. */
  readonly people: number;
  /** Requests of all of them together. */
  readonly perSecond: number;
  readonly report: (line: string) => void;
  /** Mends what was broken, and ends. */
  readonly signal: AbortSignal;
  /** Of the running stage; its usual one unless a spec has another. */
  readonly folder?: StageFolder;
}

/**
 * Has people write and read while something is done to a running stage, mends it, and says what they noticed. However it ends, what it
 * broke is mended.
 * @throws LaunchError where it cannot be done to this stage
 */
export async function runDrill(options: DrillOptions): Promise<DrillReport> {
  const { stage, drill, report, folder = stageFolder(options.stage.id) } = options;
  const status = await lookAtStage(stage, folder);
  refuseBroken(status);
  const cast = drill.cast({ stage, status, folder });
  const stagehand: Stagehand = {
    ask: async (request) => {
      await askControl(folder, request);
    },
    report,
  };
  try {
    await cast.prepares?.(stagehand);
    return await underLoad(options, cast, { folder, on: status.on, stagehand });
  } finally {
    await cast.clears?.(stagehand);
  }
}

/** Where it is done. */
interface Ground {
  readonly folder: StageFolder;
  readonly on: DrillReport['on'];
  readonly stagehand: Stagehand;
}

async function underLoad(options: DrillOptions, cast: Cast, ground: Ground): Promise<DrillReport> {
  const { stage, people, perSecond, signal, report } = options;
  const { folder, on } = ground;
  signal.throwIfAborted();
  const startedAt = new Date().toISOString();
  report(`${people} people sign up`);
  const door = doorOf(stage, folder);
  const load = LoadProcess.start({ door, people, perSecond, shards: membersOf(stage) }, amongClients(folder));
  const failed = new AbortController();
  load.failure.catch((error: unknown) => failed.abort(error));
  try {
    const began = await Promise.race([load.begun(), asked(signal)]);
    const ends = AbortSignal.any([signal, failed.signal]);
    const done = await act({ ...options, signal: ends }, cast, ground);
    report('Comparing what was acknowledged with what is there');
    const { requests, writes } = await Promise.race([load.end(primariesOf(stage, folder)), asked(signal)]);
    return drillReport({ ...options, on, cast, startedAt, door, began, requests, writes, ...done });
  } catch (error) {
    signal.throwIfAborted();
    failed.signal.throwIfAborted();
    throw error;
  } finally {
    load.kill();
  }
}

/** Rejects when it is to stop. */
async function asked(signal: AbortSignal): Promise<never> {
  signal.throwIfAborted();
  await once(signal, 'abort');
  throw signal.reason;
}

/** When what happened, by the clock on the wall. */
export interface Acted {
  readonly timeline: readonly { readonly at: number; readonly what: string }[];
  readonly brokenAt: number;
  readonly wholeAt: number;
  readonly endedAt: number;
}

async function act(options: DrillOptions, cast: Cast, { folder, stagehand }: Ground): Promise<Acted> {
  const { stage, seconds, report, signal } = options;
  const timeline: { at: number; what: string }[] = [];
  const now = () => onTheWall(performance.now());
  const note = (what: string) => {
    timeline.push({ at: now(), what });
    report(what);
  };
  const sceneUntil = (ends?: AbortSignal): Scene => ({
    ...stagehand,
    note,
    wait: () => sleep(seconds * 1_000, undefined, ends && { signal: ends }),
    async until(isSo) {
      const deadline = now() + LONGEST_MS;
      while (!isSo(await lookAtStage(stage, folder))) {
        ends?.throwIfAborted();
        if (now() > deadline) {
          throw new LaunchError(`The stage was not as it has to be after ${LONGEST_MS / 1_000} s.`, {
            mend: `Look at it: ./scaleout status ${stage.id}`,
          });
        }
        await sleep(LOOK_EVERY_MS, undefined, ends && { signal: ends });
      }
    },
  });
  const scene = sceneUntil(signal);
  note('People write and read');
  await scene.wait();
  const brokenAt = now();
  try {
    await cast.breaks(scene);
    await (cast.meanwhile ?? ((each: Scene) => each.wait()))(scene);
  } finally {
    const mending = sceneUntil(); // also when it is to stop
    await cast.heals(mending);
    await mending.until(isWhole);
    note('Everything is as it was');
  }
  const wholeAt = now();
  await scene.wait();
  return { timeline, brokenAt, wholeAt, endedAt: now() };
}
