import { Command } from 'commander';
import { clearLeftLab } from '@scaleout/lab';
import { knownStages, readState, stageFolder, stopStage } from '@scaleout/local';
import { findStage } from '../stages.ts';

const sentences = {
  stopped: 'is stopped; its data is kept.',
  cleaned: 'had processes left of a killed run; they are stopped, its data is kept.',
  nothing: 'was not running.',
};

/** `scaleout down`: stops a stage, or all. */
export function downCommand(): Command {
  return new Command('down')
    .summary('stop a stage')
    .description(
      'Stops a stage that runs, in the background or in another terminal, and what a killed one has left.',
    )
    .argument('[stage]', 'which stage; all when none is named')
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout down           every stage of this clone
  ./scaleout down one-box   this one`,
    )
    .action(async (id: string | undefined) => down(id === undefined ? undefined : findStage(id).id));
}

async function down(id: string | undefined): Promise<void> {
  let stopped = 0;
  const asked = id === undefined ? knownStages() : [id];
  for (const stage of asked) {
    const result = await stopStage(stage);
    if (result !== 'nothing') stopped += 1;
    if (result !== 'nothing' || id !== undefined) console.log(`${stage} ${sentences[result]}`);
  }
  // Computers of the lab stay where nobody was left to switch them off.
  if (asked.some((stage) => readState(stageFolder(stage)).on === 'lab')) await clearLeftLab();
  if (id === undefined && stopped === 0) console.log('Nothing was running.');
}
