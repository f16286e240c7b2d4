import { Command } from 'commander';
import { askControl, stageFolder, stageTools, walkSchema, type Walk } from '@scaleout/local';
import { runningStage } from '../running-stage.ts';
import { findStage, findStageInFile } from '../stages.ts';
import { Progress } from '../terminal/progress.ts';
import { walkTable } from '../terminal/walk-table.ts';

interface ToOptions {
  readonly file?: string;
  readonly stage?: string;
  readonly replace?: true;
  readonly json?: true;
}

/** `scaleout to`: makes a running stage another. */
export function toCommand(): Command {
  return new Command('to')
    .summary('make the running stage another one')
    .description(
      'Makes a running stage another, up or down, while people read and write, and keeps its data: computers are added, the database ' +
        'and Redis move, shards get and lose tenants, web servers and what leads to them change, and then what is needed no more goes. ' +
        'Ctrl-C ends the watching, not the change. What was stopped in the middle goes on from there, or back, with this or with up.',
    )
    .argument('<stage>', 'which stage it is to be')
    .option('--file <path>', 'a stage of your own, from this file')
    .option('--stage <stage>', 'which running stage, where there are several')
    .option('--replace', 'delete the data that the other stage has of an earlier time')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout to three-tier          each tier gets a computer of its own
  ./scaleout to shards              a second primary, and publications move to it
  ./scaleout to one-box             and all the way back`,
    )
    .action(async (id: string, { file, stage, replace, json }: ToOptions) => {
      const target = file === undefined ? findStage(id) : await findStageInFile(file, id);
      const progress = new Progress();
      try {
        await stageTools(target, progress.step); // the supervisor may be where nothing can be got
        const request = { verb: 'to', stage: target, replace: replace ?? false } as const;
        const report = json ? () => undefined : progress.step;
        const walk = walkSchema.parse(await askControl(stageFolder(runningStage(stage).id), request, report));
        progress.done();
        console.log(json ? JSON.stringify(walk, null, 2) : describe(walk));
      } catch (error) {
        progress.failed();
        throw error;
      }
    });
}

function describe(walk: Walk): string {
  if (walk.steps.length === 0) return `It is ${walk.to} already.`;
  return `${walkTable(walk)}\n\nIt is ${walk.to} now: ./scaleout status`;
}
