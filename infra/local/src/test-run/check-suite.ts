import { join } from 'node:path';
import { runToEnd } from './run-to-end.ts';
import type { Suite } from './suite.ts';

/** A tool and what it is told. */
export type Command = readonly [tool: string, ...args: string[]];

/** A check by a tool, passed when the tool says so. */
export interface Check {
  readonly name: string;
  readonly does: string;
  /** Whether it follows imports into what the build generates. */
  readonly needsBuild: boolean;
  /** One after the other; each has to say so. */
  readonly commands: readonly Command[];
}

/** A suite that is one check. */
export function checkSuite({ name, does, needsBuild, commands }: Check): Suite {
  return {
    name,
    does,
    needsBuild,
    async run({ folder, signal }) {
      const logFile = join(folder, `${name}.log`);
      for (const [tool, ...args] of commands) {
        const { ok, output } = await runToEnd({ tool, args, logFile, signal });
        if (!ok) return { passed: 0, failed: 1, skipped: 0, output };
      }
      return { passed: 1, failed: 0, skipped: 0, output: '' };
    },
  };
}
