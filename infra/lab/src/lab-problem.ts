import { findOnPath, LaunchError, run } from '@scaleout/local';
import { findHierarchy } from './cgroup/find-hierarchy.ts';
import { labTools } from './tool-path.ts';

/** What of this machine decides whether it can emulate computers. */
export interface MachineFacts {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** Programs that it does not have. */
  readonly missingTools: readonly string[];
  /** What the system said against a new network namespace; undefined when it made one. */
  readonly namespaceRefusal: string | undefined;
  readonly canCap: boolean;
}

const without = 'Without the lab, `./scaleout up <stage>` runs every stage as plain processes.';

/** Why emulated computers cannot be here, in one sentence, and what works without; undefined when they can. */
export async function labProblem(): Promise<LaunchError | undefined> {
  return problemOf(await lookAtMachine());
}

/** The first of the facts that stands against a lab. */
export function problemOf(facts: MachineFacts): LaunchError | undefined {
  const problem = (sentence: string, mend?: string) =>
    new LaunchError(sentence, { mend: mend === undefined ? without : `${mend} ${without}` });
  if (facts.platform !== 'linux')
    return problem('The lab needs Linux: its computers are namespaces of the Linux kernel.');
  if (!facts.isRoot)
    return problem('The lab needs root, to make networks and to cap processors.', 'Start it with sudo.');
  if (facts.missingTools.length > 0) {
    const them = facts.missingTools.join(', ');
    return problem(`The lab needs ${them}.`, 'They come with the packages iproute2 and util-linux.');
  }
  if (facts.namespaceRefusal !== undefined)
    return problem(`The lab may not make network namespaces here: ${facts.namespaceRefusal}`);
  if (!facts.canCap)
    return problem('The lab needs the cpu controller of control groups, which this machine does not offer.');
  return undefined;
}

async function lookAtMachine(): Promise<MachineFacts> {
  const { platform } = process;
  const isLinux = platform === 'linux';
  const isRoot = process.getuid?.() === 0;
  return {
    platform,
    isRoot,
    missingTools: labTools.filter((name) => findOnPath(name).length === 0),
    namespaceRefusal: isLinux && isRoot ? await tryNamespace() : undefined,
    canCap: isLinux && findHierarchy() !== undefined,
  };
}

async function tryNamespace(): Promise<string | undefined> {
  const { ok, output } = await run('unshare', ['--net', 'true']);
  return ok ? undefined : output.trim();
}
