import type * as z from 'zod';

/**
 * A kind of job: what it is called, the queue it waits in, and what it carries. Its handler lives in apps/worker, which
 * does not start while one has none.
 */
export interface JobDefinition<Name extends string = string, Payload extends z.ZodType = z.ZodType> {
  readonly name: Name;
  readonly queue: string;
  readonly payload: Payload;
}

/** What a job of this definition carries. */
export type PayloadOf<Definition extends JobDefinition> = z.output<Definition['payload']>;

/** @throws when a name could not be used as a key in Redis */
export function defineJob<const Name extends string, Payload extends z.ZodType>(
  definition: JobDefinition<Name, Payload>,
): JobDefinition<Name, Payload> {
  for (const name of [definition.name, definition.queue]) {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`"${name}" is not a kebab-case name`);
  }
  return Object.freeze(definition);
}
