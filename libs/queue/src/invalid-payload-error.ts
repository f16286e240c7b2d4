/** A job carries what its definition does not allow. Trying again can't help. */
export class InvalidPayloadError extends Error {
  override readonly name = 'InvalidPayloadError';

  constructor(job: string, cause: Error) {
    super(`The payload of a job ${job} is not valid`, { cause });
  }
}
