import { visitOf } from '@scaleout/lab';
import { runDatabaseProgram } from '@scaleout/local';
import type { Stage } from '@scaleout/topology';

/** Runs a command of the database against a running stage, wherever that runs; returns its exit code. */
export function runProgram(
  stage: Stage,
  program: Parameters<typeof runDatabaseProgram>[1],
  args: readonly string[],
): Promise<number> {
  return runDatabaseProgram(stage, program, args, visitOf(stage.id));
}
