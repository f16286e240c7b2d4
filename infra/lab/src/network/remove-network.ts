import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@scaleout/local';
import { ip } from './ip.ts';
import { cableTo, etcFolder, namespaceFolder, namespaceOf } from './names.ts';
import { routerId, type PlannedComputer } from './plan-network.ts';

/** Takes computers out of a network that stays. */
export async function disconnect(prefix: string, computers: readonly PlannedComputer[]): Promise<void> {
  // The cable first: a namespace lives on, with its end of it, as long as a process is in it.
  await ip(
    computers.map(({ address }) => `link del ${cableTo(address)}`),
    { namespace: namespaceOf(prefix, routerId), force: true },
  );
  await ip(
    computers.map(({ id }) => `netns del ${namespaceOf(prefix, id)}`),
    { force: true },
  );
}

/**
 * Removes every namespace whose name begins with the prefix, and what `ip` was told of them.
 * @returns their names
 */
export async function removeNetwork(prefix: string): Promise<string[]> {
  const left = namesIn(namespaceFolder, prefix);
  await ip(
    left.map((name) => `netns del ${name}`),
    { force: true },
  );
  for (const name of namesIn(etcFolder, prefix))
    rmSync(join(etcFolder, name), { recursive: true, force: true });
  removeIfEmpty(etcFolder);
  // `ip` made a mount of the folder for its first namespace, and makes it again for the next one.
  if (left.length > 0 && readdirSync(namespaceFolder).length === 0) await run('umount', [namespaceFolder]);
  return left;
}

function namesIn(folder: string, prefix: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.startsWith(`${prefix}-`));
  } catch {
    return []; // nobody has made a namespace yet
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // not there, or somebody else's files are in it
  }
}
