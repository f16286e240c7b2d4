import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DyingMove } from './dying-mover.ts';

const program = fileURLToPath(new URL('./dying-mover.ts', import.meta.url));

/** A mover in a process of its own, so that it can be killed. */
export interface MoverProcess {
  /** Begins, and waits for its end. @returns the signal that it died of */
  run(move: DyingMove): Promise<NodeJS.Signals | null>;
  /** Begins alone. */
  begin(move: DyingMove): void;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<NodeJS.Signals | null>;
}

/** Starts it; until it is told what to do it waits, so it may be started ahead. */
export function startMover(): MoverProcess {
  const child = fork(program, {
    execArgv: ['--conditions=@scaleout/source', '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  return {
    ended,
    begin: (move) => child.send(move),
    kill: (signal) => child.kill(signal),
    run(move) {
      child.send(move);
      return ended;
    },
  };
}
