import type { Operation } from '../history/operation.ts';

/** A move as clients may feel it. */
export interface MoveSpan {
  readonly publication: string;
  readonly closedAt: number;
  readonly movedAt: number;
}

/** How long writes took that met a move between its closing and its flip, in milliseconds, as their clients saw it. */
export function writePauses(operations: readonly Operation[], moves: readonly MoveSpan[]): number[] {
  const writes = operations.filter((each) => each.kind === 'append' && each.outcome === 'acknowledged');
  return moves.flatMap(({ publication, closedAt, movedAt }) =>
    writes
      .filter(
        ({ session, start, end }) =>
          session.startsWith(`${publication}-`) && start < movedAt && end > closedAt,
      )
      .map(({ start, end }) => end - start),
  );
}
