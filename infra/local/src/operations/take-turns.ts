import type { Perform } from '../control/control-server.ts';
import type { Running } from '../stage/running.ts';
import { perform } from './perform.ts';

/** Does what is asked of a running stage: looks at any time, changes one after the other. */
export function takeTurns(running: Running): Perform {
  let last: Promise<unknown> = Promise.resolve();
  return (request, report) => {
    if (request.verb === 'status') return perform(running, request, report);
    const turn = last.then(() => perform(running, request, report));
    last = turn.catch(() => undefined); // whoever asked hears of it
    return turn;
  };
}
