import type { MoveStep } from '@scaleout/sharding/moves';
import { movePublication, type PublicationMove } from '../move-publication.ts';

/** What the process is told, once. */
export interface DyingMove {
  readonly move: Pick<PublicationMove, 'slug' | 'catalogUrls' | 'shards'>;
  readonly target: number;
  /** When it dies by SIGKILL: a step that was noted, or while rows are copied or deleted; never when left out. */
  readonly at?: MoveStep | 'copied' | 'deleted';
}

process.once('message', ({ move, target, at }: DyingMove) => {
  const dieIf = (what: string) => {
    if (what === at) process.kill(process.pid, 'SIGKILL');
  };
  void movePublication(
    { ...move, onStep: dieIf, report: ({ event }) => dieIf(event), onFlip: () => Promise.resolve() },
    target,
  ).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
