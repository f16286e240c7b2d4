import { type z } from 'zod/mini';
import { request, type RequestOptions } from './request.ts';

/** Of what was sent and not answered, or refused: to send the same again is to mean the same. */
const keys = new Map<string, string>();

/**
 * Like {@link request}, for what must not be done twice: who sends it again because no answer came gets the answer of the
 * first time, if there was one.
 */
export async function requestOnce<Schema extends z.ZodMiniType>(
  schema: Schema,
  path: string,
  options: RequestOptions,
): Promise<z.output<Schema>> {
  const what = `${path} ${JSON.stringify(options.body)}`;
  const idempotencyKey = keys.get(what) ?? newKey();
  keys.set(what, idempotencyKey);
  const answer = await request(schema, path, { ...options, idempotencyKey });
  keys.delete(what);
  return answer;
}

/** `randomUUID` would be there on https alone. */
function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
