import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { program, type Fleet } from './fleet.ts';

/** The steps of a move, as its program tells of them. */
export const MOVE_STEPS = ['prepare', 'copy', 'close', 'drain', 'verify', 'open', 'flip', 'clean'] as const;

export type MoveStep = (typeof MOVE_STEPS)[number];

const eventSchema = z.looseObject({
  event: z.string(),
  step: z.enum(MOVE_STEPS).optional(),
  pauseMs: z.number().optional(),
});

export interface MoverOptions {
  readonly slug: string;
  readonly to: number;
  /** At which step it is killed by SIGKILL. */
  readonly killAt?: MoveStep | undefined;
  /** Told of each step when it begins. */
  readonly onStep?: (step: MoveStep) => void;
  readonly now: () => number;
}

/** What a mover came to. */
export interface MoverEnd {
  readonly isKilled: boolean;
  /** What it said when it gave up. */
  readonly problem: string | undefined;
  /** For how long nobody could write, by the mover's clock, where it got that far. */
  readonly pauseMs: number | undefined;
  /** When it closed the source the last time, and when the directory had changed. */
  readonly closedAt: number | undefined;
  readonly movedAt: number | undefined;
}

/** Runs `tenants move` in a process of its own, to its end or its death. */
export async function runMover(fleet: Fleet, options: MoverOptions): Promise<MoverEnd> {
  const { slug, to, killAt, onStep, now } = options;
  const child = spawn(process.execPath, [program('tenants'), 'move', slug, '--to', String(to), '--json'], {
    env: fleet.moverEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_code, signal) => resolve(signal)),
  );
  let problem = '';
  child.stderr.on('data', (text: Buffer) => (problem += text.toString()));
  let [pauseMs, closedAt, movedAt]: (number | undefined)[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const { event, step, pauseMs: paused } = eventSchema.parse(JSON.parse(line));
    if (step !== undefined && step === killAt) child.kill('SIGKILL');
    else if (step !== undefined) onStep?.(step);
    if (step === 'close') closedAt = now();
    if (event === 'moved') [pauseMs, movedAt] = [paused, now()];
  }
  const signal = await ended;
  return { isKilled: signal === 'SIGKILL', problem: problem.trim() || undefined, pauseMs, closedAt, movedAt };
}
