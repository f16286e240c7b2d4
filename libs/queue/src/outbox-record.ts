import type { JobDefinition, PayloadOf } from './job-definition.ts';
import { parsePayload } from './parse-payload.ts';

/** The columns of an outbox row that say what is to be done. */
export interface OutboxRecord<Name extends string = string> {
  readonly name: Name;
  /** JSON text, to be bound to the `jsonb` column. */
  readonly payload: string;
}

/**
 * A job as the outbox stores it. Insert it in the transaction of the write that the job follows from: then there is the
 * write and the job, or neither.
 * @throws InvalidPayloadError: better here, in the request, than later in the worker
 */
export function outboxRecord<Definition extends JobDefinition>(
  job: Definition,
  payload: PayloadOf<Definition>,
): OutboxRecord<Definition['name']> {
  return { name: job.name, payload: JSON.stringify(parsePayload(job, payload)) };
}
