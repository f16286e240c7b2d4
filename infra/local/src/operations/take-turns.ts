import type { Perform } from '../control/control-server.ts';
import type { Running } from '../stage/running.ts';
import { perform } from './perform.ts';

/** What is asked of a running stage, one thing after the other. */
export interface Turns {
  readonly perform: Perform;
  /** Settles when nothing is done to it any more. */
  ended(): Promise<void>;
}

/** Does what is asked of a running stage: looks at any time, changes one after the other. */
export function takeTurns(running: Running): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    perform(request, report) {
      if (request.verb === 'status') return perform(running, request, report);
      const turn = last.then(() => perform(running, request, report));
      last = turn.catch(() => undefined); // whoever asked hears of it
      return turn;
    },
    async ended() {
      await last;
    },
  };
}
