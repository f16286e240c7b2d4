import { LaunchError } from '../launch-error.ts';
import { run } from './run.ts';
import { findOnPath } from './search-path.ts';

/** Whether this computer has Homebrew, which refuses to work for root. */
export function hasBrew(): boolean {
  return process.getuid?.() !== 0 && findOnPath('brew').length > 0;
}

/** Installs formulae; starts no service. */
export async function brewInstall(args: readonly string[]): Promise<void> {
  const { ok, output } = await run('brew', ['install', ...args], { env: { HOMEBREW_NO_AUTO_UPDATE: '1' } });
  if (ok) return;
  throw new LaunchError(`brew install ${args.join(' ')} failed: ${output.trim().split('\n').at(-1) ?? ''}`, {
    mend: 'Run that command yourself to see why, then run this one again.',
  });
}
