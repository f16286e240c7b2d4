import type { JobDefinition } from '@scaleout/queue';
import type { BoundJob } from './job-handlers.ts';

/**
 * Pairs every job with its handler.
 * @throws when a job has none: such a job would be taken from the outbox and never done
 */
export function bindHandlers(
  jobs: readonly JobDefinition[],
  handlers: Readonly<Record<string, BoundJob['handle'] | undefined>>,
): Map<string, BoundJob> {
  const bound = new Map<string, BoundJob>();
  const without: string[] = [];
  for (const job of jobs) {
    const handle = handlers[job.name];
    if (handle) bound.set(job.name, { job, handle });
    else without.push(job.name);
  }
  if (without.length > 0) throw new Error(`No handler for these jobs: ${without.join(', ')}`);
  return bound;
}
