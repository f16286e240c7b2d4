import type { MoveEvent, MoveStep } from '@scaleout/sharding/moves';

const STEPS: Record<MoveStep, string> = {
  prepare: 'looking whether it fits in',
  copy: 'copying',
  close: 'ending writing at the source',
  drain: 'bringing over the last writes',
  verify: 'comparing',
  open: 'opening the target',
  flip: 'changing the directory',
  clean: 'cleaning up',
};

/** What a mover tells of, for people. */
export function describeEvent(event: MoveEvent): string {
  switch (event.event) {
    case 'step':
      return STEPS[event.step];
    case 'copied':
      return `copied ${event.rows} of ${event.ofRows} rows, ${megabytes(event.bytes)}`;
    case 'waiting':
      return `somebody is writing, trying again (${event.attempt})`;
    case 'reopened':
      return `writers go on after ${event.pauseMs} ms: ${event.reason}`;
    case 'again':
      return `copying anew: ${event.reason}`;
    case 'deleted':
      return `deleted ${event.rows} rows at shard ${event.shard}`;
    case 'moved':
      return `is on shard ${event.shard}: ${event.rows} rows, writers waited for ${event.pauseMs} ms`;
    case 'cancelled':
      return `is on shard ${event.shard}, as it was`;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
