import { spawn } from 'node:child_process';
import { LaunchError } from '@scaleout/local';
import { toolPath } from '../tool-path.ts';

/**
 * Runs commands of `ip`, all in one process; within a namespace when it is named. With `force` it goes on after one that
 * fails, and none is a failure: for what may be gone already.
 */
export async function ip(
  commands: readonly string[],
  { namespace, force = false }: { namespace?: string; force?: boolean } = {},
): Promise<void> {
  if (commands.length === 0) return;
  // It goes when we are killed: an orphan would still be making what the next one is already clearing.
  const args = ['--pdeathsig', 'KILL', '--', toolPath('ip')];
  if (namespace !== undefined) args.push('-n', namespace);
  if (force) args.push('-force');
  const child = spawn(toolPath('setpriv'), [...args, '-batch', '-'], { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  // It may end before it has read all; why it did is in what it said.
  child.stdin.on('error', () => undefined).end(`${commands.join('\n')}\n`);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0 && !force) {
    throw new LaunchError(`The lab's network could not be changed: ${said.trim().split('\n').join(' · ')}`);
  }
}
