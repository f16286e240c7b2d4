import { LaunchError } from '@scaleout/local';
import type { Stage } from '@scaleout/topology';
import type { Drill } from './drill.ts';

/** Makes the stage another while people write and read, and has it back. */
export function walk(target: Stage | undefined): Drill {
  return {
    name: 'walk',
    summary: 'makes the stage another, and has it back',
    needs: 'a stage to go to: --to',
    cast({ stage }) {
      if (!target) {
        throw new LaunchError('It is not said to which stage.', {
          mend: 'Say it: ./scaleout drill walk --to <stage>',
        });
      }
      const go = (to: Stage) => ({ verb: 'to', stage: to, replace: false }) as const;
      return {
        computer: stage.computers.map(({ id }) => id).join(', '),
        remark: `all of them become those of ${target.id}, and back`,
        async breaks({ ask, note }) {
          note(`It is on its way to ${target.id}`);
          await ask(go(target));
          note(`It is ${target.id}`);
        },
        async heals({ ask, note }) {
          note(`It is on its way back to ${stage.id}`);
          await ask(go(stage));
        },
      };
    },
  };
}
