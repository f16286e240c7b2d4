import { inspect } from 'node:util';
import { EnvError } from './env-error.ts';

/** What ends the process and says why; replaced in specs. */
export interface ProcessEnd {
  exit(code: number): void;
  say(line: string): void;
}

const thisProcess: ProcessEnd = {
  exit: (code) => process.exit(code),
  say: (line) => process.stderr.write(`${line}\n`),
};

/**
 * Runs a program's `main`. A rejection ends the process with code 1: an unusable environment with its one sentence,
 * anything else, a defect or a server that is not there, with its stack and its causes.
 */
export async function runMain(main: () => Promise<void>, end: ProcessEnd = thisProcess): Promise<void> {
  try {
    await main();
  } catch (error) {
    end.say(error instanceof EnvError ? error.message : `Could not start: ${inspect(error)}`);
    end.exit(1);
  }
}
