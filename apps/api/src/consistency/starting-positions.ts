import type { FastifyRequest } from 'fastify';
import { Positions, seenNothing, type Position } from '@scaleout/database';
import { clientAddress } from '../http/client-address.ts';

/**
 * What whoever asks is known to have seen: a session's positions, and what the client itself carries. A session's are the
 * whole: another client of it may have seen more than this one carries.
 */
export function startingPositions(
  request: FastifyRequest,
  carried: readonly Position[] | undefined,
  shard: number,
): Positions {
  const { session, sessionId } = request;
  if (session === null || sessionId === null) {
    // A visitor has seen what they carry, else nothing.
    return new Positions(clientAddress(request), carried ?? [seenNothing(shard)]);
  }
  const known = new Set(session.positions.map((position) => position.shard));
  const partly = (carried ?? []).map((position): Position =>
    known.has(position.shard) ? position : { ...position, incomplete: true },
  );
  return new Positions(sessionId, [...session.positions, ...partly]);
}
