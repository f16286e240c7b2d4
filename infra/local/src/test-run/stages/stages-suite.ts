import type { Stage } from '@scaleout/topology';
import type { Suite } from '../suite.ts';
import type { StageLauncher } from './stage-launcher.ts';
import { tryStage } from './try-stage.ts';

/** The suite that starts one stage after the other by a launcher, and runs specs against the way people come in. */
export function stagesSuite(launcher: StageLauncher, stages: readonly Stage[]): Suite {
  const { name, does } = launcher;
  return {
    name,
    does,
    needsBuild: true,
    async run({ folder, signal }) {
      const problem = await launcher.problem();
      if (problem !== undefined) {
        const notes = [`skipped: ${problem}`];
        return { passed: 0, failed: 0, skipped: stages.length, output: '', notes };
      }
      const sum = { passed: 0, failed: 0, skipped: 0 };
      const outputs: string[] = [];
      const notes: string[] = [];
      for (const stage of stages) {
        const tried = await tryStage(launcher, stage, { folder, signal });
        sum.passed += tried.passed;
        sum.failed += tried.failed;
        sum.skipped += tried.skipped;
        if (tried.failed > 0) outputs.push(tried.output);
        notes.push(`${stage.id}: ${tried.times}`);
      }
      return { ...sum, output: outputs.join('\n\n'), notes };
    },
  };
}
