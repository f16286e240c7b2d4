import { buildProgram } from './program.ts';
import { printError } from './terminal/print-error.ts';

try {
  await buildProgram().parseAsync(process.argv);
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
// Whatever may still be open (a download given up, a socket) is not waited for: the command has done what it does.
process.exit();
