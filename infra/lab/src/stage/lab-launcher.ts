import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { LaunchError } from '@scaleout/local';
import type { StageLauncher } from '@scaleout/local/test-run';
import { labProblem } from '../lab-problem.ts';
import { findLab } from '../lab.ts';
import { labsBeginningWith } from '../state/lab-state.ts';
import { leftovers } from '../leftovers.ts';
import { clearLeftLab, runInLab } from './run-in-lab.ts';

const family = 'labtest';
/** A lab of its own, beside the one that a person may have, and other test runs: namespaces keep their addresses apart. */
const prefix = `${family}-${process.pid}`;

/** Stages on emulated computers, and the specs where their clients are. What they do is tested, not how fast: no cap is felt. */
export const labLauncher: StageLauncher = {
  name: 'lab',
  does: 'each stage on emulated computers, by the way people come in',
  // What the API answers is the same as on processes; the network is another, and here all of it is in use.
  wholeOn: ['elb'],
  problem: async () => (await labProblem())?.message,
  run: async ({ folder, onReady, ...run }) => {
    await clearKilled();
    const unit = availableParallelism();
    await runInLab({ ...run, fresh: false, unit, stay: onReady, prefix, root: dirname(folder.path) });
    const left = leftovers(prefix);
    if (left.length > 0) throw new LaunchError(`The lab has left ${left.join(', ')}.`);
  },
  visit: (command, args) => {
    const lab = findLab(prefix);
    if (!lab) throw new LaunchError('The lab of the test run is gone.');
    return lab.client.visit(command, args);
  },
};

/** Clears what test runs have left that were killed; one that lives keeps what it has. */
async function clearKilled(): Promise<void> {
  for (const left of labsBeginningWith(`${family}-`)) await clearLeftLab(left);
}
