import { join } from 'node:path';
import { runToEnd } from './run-to-end.ts';
import type { Suite } from './suite.ts';

/** A check by a tool, passed when the tool says so. */
export interface Check {
  readonly name: string;
  readonly does: string;
  /** Whether it follows imports into what the build generates. */
  readonly needsBuild: boolean;
  readonly tool: string;
  readonly args: readonly string[];
}

/** A suite that is one check. */
export function checkSuite({ name, does, needsBuild, tool, args }: Check): Suite {
  return {
    name,
    does,
    needsBuild,
    async run({ folder, signal }) {
      const { ok, output } = await runToEnd({
        tool,
        args,
        logFile: join(folder, `${name}.log`),
        signal,
      });
      return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, output };
    },
  };
}
