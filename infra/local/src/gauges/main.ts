import { readState } from '../state/stage-state.ts';
import { stageFolder } from '../state/stage-folder.ts';
import { LaunchError } from '../launch-error.ts';
import { watchTiers } from './watch-tiers.ts';

// Looks at the tiers of a running stage and writes what it sees, a line of JSON each, until whoever started it hangs up.
// A program of its own, so that it can be run in the network that the stage is in. Its argument is the stage's id.
const [id = ''] = process.argv.slice(2);
const { stage } = readState(stageFolder(id));
if (!stage) throw new LaunchError(`The stage ${id} was never started here.`);
const ended = new AbortController();
process.stdin.resume().once('end', () => ended.abort());
process.stdout.on('error', () => ended.abort());
await watchTiers({
  stage,
  onLook: (look) => process.stdout.write(`${JSON.stringify(look)}\n`),
  signal: ended.signal,
});
