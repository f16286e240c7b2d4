import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { lookSchema, repositoryRoot, watchTiersProgram, type Look } from '@scaleout/local';
import type { Stage } from '@scaleout/topology';
import type { Lab } from '../lab.ts';

/** Somebody who looks at the tiers of a stage. */
export interface Looking {
  /** Has the listener told of each look; what it returns ends that. */
  readonly onLook: (listener: (look: Look) => void) => () => void;
  readonly stop: () => Promise<void>;
}

/** Looks at the tiers of a stage in the lab, from the router, which reaches them all. */
export function startLooking(lab: Lab, stage: Stage): Looking {
  const words = ['--import', 'tsx', fileURLToPath(watchTiersProgram), stage.id];
  const { command, args } = lab.router.visit(process.execPath, words);
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true, // a Ctrl-C is for whoever measures, who stops it
  });
  const gone = once(child, 'exit');
  const listeners = new Set<(look: Look) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const look = lookSchema.parse(JSON.parse(line));
    for (const listener of listeners) listener(look);
  });
  child.stdin.on('error', () => undefined); // it has ended by itself: nothing more is seen
  return {
    onLook(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      child.stdin.end();
      await gone;
    },
  };
}
