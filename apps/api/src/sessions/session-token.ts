import type { FastifyRequest } from 'fastify';
import type { SessionCookie } from '@scaleout/session/http';
import type { SessionSource } from '../http/request-context.ts';

export interface SessionToken {
  readonly id: string;
  readonly source: SessionSource;
}

const SCHEME = /^(?:token|bearer) +(\S+)$/i;

/** The session id a request presents. The header wins: who sends one means it. */
export function sessionToken(request: FastifyRequest, cookie: SessionCookie): SessionToken | null {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const id = SCHEME.exec(authorization.trim())?.[1] ?? '';
    return { id, source: 'header' };
  }
  const id = request.headers.cookie === undefined ? undefined : cookie.read(request.headers.cookie);
  return id === undefined ? null : { id, source: 'cookie' };
}
