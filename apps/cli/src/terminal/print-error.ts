import { LoadTestError } from '@scaleout/loadtest';
import { LaunchError } from '@scaleout/local';
import { TopologyError } from '@scaleout/topology';

/** Tells people what went wrong and what mends it; a fault of ours is shown whole. */
export function printError(error: unknown, err: NodeJS.WriteStream = process.stderr): void {
  if (error instanceof LaunchError || error instanceof LoadTestError) {
    err.write(`\n✗ ${error.message}\n`);
    if (error.mend !== undefined) err.write(`  ${error.mend}\n`);
  } else if (error instanceof TopologyError) {
    err.write(`\n✗ The stage data is wrong.\n  ${error.problems.join('\n  ')}\n`);
  } else if (isForbidden(error)) {
    err.write(`\n✗ ${error.path} belongs to another user.\n  Run as that user, or remove it.\n`);
  } else {
    err.write(
      `\n✗ This is a fault in scaleout itself:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
  }
}

function isForbidden(error: unknown): error is NodeJS.ErrnoException & { path: string } {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  return (code === 'EACCES' || code === 'EPERM') && path !== undefined;
}
