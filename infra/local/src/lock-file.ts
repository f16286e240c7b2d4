import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts';

const identitySchema = z.object({ pid: z.number().int(), started: z.string() });

/** The living process that holds the lock; undefined when nobody does, also when the holder was killed. */
export function lockHolder(path: string): ProcessIdentity | undefined {
  const holder = readIdentity(path);
  return holder && isAlive(holder) ? holder : undefined;
}

/**
 * Takes the lock for this process, or returns who holds it. A lock left by a killed process is taken over. The file appears
 * with its content in one step (a link to a finished file), so nobody ever reads half of it.
 */
export function takeLock(path: string): { held: true } | { held: false; by: ProcessIdentity | undefined } {
  mkdirSync(dirname(path), { recursive: true });
  const own = `${path}.${process.pid}`;
  writeFileSync(own, JSON.stringify(ownIdentity()));
  try {
    if (link(own, path)) return { held: true };
    const holder = lockHolder(path);
    if (holder) return { held: false, by: holder };
    moveStaleAway(path);
    return link(own, path) ? { held: true } : { held: false, by: lockHolder(path) };
  } finally {
    rmSync(own, { force: true });
  }
}

/** Gives the lock back; does nothing when this process does not hold it. */
export function releaseLock(path: string): void {
  const holder = readIdentity(path);
  if (holder?.pid === process.pid && isAlive(holder)) rmSync(path, { force: true });
}

/** Runs the work while no other process runs work under the same lock; waits for its turn. */
export async function withLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  while (!takeLock(path).held) await sleep(100);
  try {
    return await work();
  } finally {
    releaseLock(path);
  }
}

/** Two processes may both see the same dead holder; the slower one must not throw away the faster one's new lock. */
function moveStaleAway(path: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // the other one was faster
  }
  if (lockHolder(aside)) link(aside, path);
  rmSync(aside, { force: true });
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readIdentity(path: string): ProcessIdentity | undefined {
  try {
    return identitySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined; // no lock, or not one of ours: nobody holds it
  }
}
