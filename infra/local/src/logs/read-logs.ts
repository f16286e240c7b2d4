import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from '../servers/last-lines.ts';
import { logNames } from './rotation.ts';

/** A line of a log, and whose. */
export interface LogLine {
  /** Name of the log, such as `api-c1` or `web-c1-access`. */
  source: string;
  text: string;
}

/** Logs of a tier, or of a computer, or all. */
export function logsOf(folder: string, of: string | undefined): string[] {
  return logNames(folder)
    .map((name) => name.slice(0, -'.log'.length))
    .filter((name) => of === undefined || `-${name}-`.includes(`-${of}-`))
    .sort();
}

/** The last lines of each log. */
export function readLogs(folder: string, sources: readonly string[], count: number): LogLine[] {
  return sources.flatMap((source) =>
    lastLines(join(folder, `${source}.log`), count)
      .split('\n')
      .filter(Boolean)
      .map((text) => ({ source, text })),
  );
}

/** Goes on with what is written from now, also after a log was emptied, until the signal is aborted. */
export async function* followLogs(
  folder: string,
  sources: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<LogLine> {
  const readers = sources.map((source) => ({ source, read: tail(join(folder, `${source}.log`)) }));
  while (!signal.aborted) {
    for (const { source, read } of readers) for (const text of read()) yield { source, text };
    await sleep(100, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
  }
}

/** Reads whole lines that came since the last call. */
function tail(path: string): () => string[] {
  let position = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const decoder = new StringDecoder('utf8'); // a letter may arrive in two halves
  let rest = '';
  return () => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size < position) position = 0;
    if (size === position) return [];
    const buffer = Buffer.alloc(Math.min(size - position, 1024 * 1024));
    const file = openSync(path, 'r');
    position += readSync(file, buffer, 0, buffer.length, position);
    closeSync(file);
    const lines = (rest + decoder.write(buffer)).split('\n');
    rest = lines.pop() ?? '';
    return lines;
  };
}
