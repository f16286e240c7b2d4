import type { FastifyRequest } from 'fastify';
import type { Session } from '@scaleout/session';
import { sessionOver } from '../errors/app-error.ts';

export interface CurrentSession {
  readonly id: string;
  readonly session: Session;
}

/** The session that asks, on routes with access `required`. */
export function currentSession({ sessionId, session }: FastifyRequest): CurrentSession {
  if (sessionId === null || session === null) throw sessionOver();
  return { id: sessionId, session };
}
