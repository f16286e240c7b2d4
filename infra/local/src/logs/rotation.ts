import { copyFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const largest = 32 * 1024 * 1024;
const everyMs = 15_000;

/** Keeps the logs of a running stage below 64 MiB each; returns what ends it. */
export function startRotation(folder: string): () => void {
  rotate(folder);
  const timer = setInterval(() => rotate(folder), everyMs);
  return () => clearInterval(timer);
}

/**
 * Moves the content of every log that grew too large to `<name>.log.1`. The file itself stays, emptied, because its writer has
 * it open for appending and would go on writing into a renamed one.
 */
export function rotate(folder: string, limit: number = largest): void {
  for (const name of logNames(folder)) {
    const path = join(folder, name);
    if (statSync(path).size <= limit) continue;
    copyFileSync(path, `${path}.1`);
    truncateSync(path);
  }
}

/** Names of the logs in a folder, sorted; none when there is no such folder. */
export function logNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.log'))
      .sort();
  } catch {
    return []; // nothing ran yet
  }
}
