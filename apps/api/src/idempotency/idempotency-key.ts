import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.ts';

/** By which a client says that a request is the same as one before, so that it is done once. */
export const IDEMPOTENCY_HEADER = 'idempotency-key';

const VISIBLE = /^[\x21-\x7e]{1,255}$/;

/** @throws `invalid` */
export function checkKey(key: unknown): string {
  if (typeof key === 'string' && VISIBLE.test(key)) return key;
  throw new AppError('invalid', { [IDEMPOTENCY_HEADER]: ['must be 1 to 255 visible ASCII characters'] });
}

/** What makes two requests of one key the same: method, address and body, as validation left it. */
export function fingerprintOf({
  method,
  url,
  body,
}: Pick<FastifyRequest, 'method' | 'url' | 'body'>): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body);
  return createHash('sha256').update(`${method} ${url}\n${text}`).digest();
}
