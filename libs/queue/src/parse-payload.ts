import { InvalidPayloadError } from './invalid-payload-error.ts';
import type { JobDefinition, PayloadOf } from './job-definition.ts';

/**
 * What a job carries, checked.
 * @throws InvalidPayloadError
 */
export function parsePayload<Definition extends JobDefinition>(
  job: Definition,
  data: unknown,
): PayloadOf<Definition> {
  const result = job.payload.safeParse(data);
  if (!result.success) throw new InvalidPayloadError(job.name, result.error);
  return result.data as PayloadOf<Definition>;
}
