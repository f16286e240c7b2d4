import { LaunchError } from '../launch-error.ts';
import { lastLines } from '../servers/last-lines.ts';
import type { Death } from '../supervisor/supervisor.ts';

/** Says who ended by itself, how, and with what last words. */
export function describeDeath({ process, end }: Death): LaunchError {
  const how = end.signal === null ? `exit code ${end.code ?? 'unknown'}` : `signal ${end.signal}`;
  const words = lastLines(process.logFile, 3);
  return new LaunchError(
    `${process.title} ended by itself (${how}), so everything was stopped.${words === '' ? '' : `\n${words}`}`,
    { mend: `Its log is ${process.logFile}. Start again: your data is kept.` },
  );
}
