import { MissingTool } from '../tools/missing-tool.ts';
import type { Suite } from './suite.ts';

/** The suite, skipped with the reason where a tool is missing that it is about. Any other failure to get it is a failure. */
export function skipWithout(getTool: () => Promise<unknown>, suite: Suite): Suite {
  return {
    ...suite,
    async run(context) {
      try {
        await getTool();
      } catch (error) {
        if (!(error instanceof MissingTool)) throw error;
        const reason = `Skipped: ${error.message} ${error.mend ?? ''}`.trim();
        return { passed: 0, failed: 0, skipped: 1, output: '', notes: [reason] };
      }
      return suite.run(context);
    },
  };
}
