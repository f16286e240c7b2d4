import { Command } from 'commander';
import { consistencyCommand } from './check-consistency.ts';
import { checkMovesCommand } from './check-moves.ts';

/** `scaleout check`: proves promises by trying to break them. */
export function checkCommand(): Command {
  return new Command('check')
    .summary('try to break what is promised')
    .description(
      'Starts servers of its own, does to them what happens to computers, and checks what clients were shown.',
    )
    .addCommand(consistencyCommand())
    .addCommand(checkMovesCommand())
    .addHelpText(
      'after',
      `
Examples:
  ./scaleout check consistency                             everything, at full size
  ./scaleout check consistency --scenario failovers --failovers 5
  ./scaleout check moves                                   publications that move while people write`,
    );
}
