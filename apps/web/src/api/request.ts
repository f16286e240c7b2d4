import * as z from 'zod/mini';
import { errorResponseSchema } from '@scaleout/contracts';
import { RefusedError } from './refused.error.ts';
import { UnavailableError } from './unavailable.error.ts';

// zod would compile its parsers with `new Function`, which the Content-Security-Policy forbids.
z.config({ jitless: true });

const TIMEOUT_MS = 15_000;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface RequestOptions {
  method?: Method;
  body?: unknown;
  /** The same for what is to be done once, however often it is sent. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

async function send(
  path: string,
  { method = 'GET', body, idempotencyKey, signal }: RequestOptions,
): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(`/api${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new UnavailableError('no answer', { cause });
  }
}

async function refuse(response: Response): Promise<never> {
  if (response.status >= 500) throw new UnavailableError(`answered ${response.status}`);
  const parsed = errorResponseSchema.safeParse(await response.json().catch(() => null));
  throw new RefusedError(response.status, parsed.success ? parsed.data.errors : {});
}

/** Asks the API and parses the answer by the contract's own schema. */
export async function request<Schema extends z.ZodMiniType>(
  schema: Schema,
  path: string,
  options: RequestOptions = {},
): Promise<z.output<Schema>> {
  const response = await send(path, options);
  if (!response.ok) await refuse(response);
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw new UnavailableError(`unexpected answer to ${path}`, { cause: parsed.error });
  return parsed.data;
}

/** Like {@link request}, when only the success matters. */
export async function command(path: string, options: RequestOptions): Promise<void> {
  const response = await send(path, options);
  if (!response.ok) await refuse(response);
}
