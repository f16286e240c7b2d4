import type { SystemUser } from '@scaleout/local';
import { toolPath } from '../tool-path.ts';

/** A program and its arguments, as spawn takes them. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

/** Where a program is to run. */
export interface Entrance {
  /** Files of control groups that its number is written into. */
  readonly joins: readonly string[];
  /** Words that lead into the network namespace, before the program's own. */
  readonly network: readonly string[];
  /** Who it runs as; left out, who starts it. Given to spawn instead, that user could not enter. */
  readonly asUser?: SystemUser | undefined;
}

/**
 * Wraps a program so that it joins the groups first, while the system still shows them, then the namespace, then becomes
 * the user. Each hands over by exec, so the process that is spawned *is* the program: its number is the program's, and
 * signals reach it. A group that cannot be joined ends it: it must never run beside its cap.
 */
export function wrap(
  { joins, network, asUser }: Entrance,
  command: string,
  args: readonly string[],
): Command {
  const become = asUser
    ? [toolPath('setpriv'), `--reuid=${asUser.uid}`, `--regid=${asUser.gid}`, '--clear-groups', '--']
    : [];
  const words = [...network, ...become, command, ...args];
  const script = [...joins.map((file) => `echo $$ > ${quote(file)} || exit 126`), 'exec "$@"'].join('\n');
  return { command: '/bin/sh', args: ['-c', script, 'sh', ...words] };
}

function quote(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
