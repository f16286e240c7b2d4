import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathFolders } from '../env.ts';

/** Folders of PATH, and those where servers lie that an ordinary user's PATH leaves out. */
export function searchPath(): string[] {
  const more = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/usr/local/bin', '/usr/bin', '/opt/homebrew/bin'];
  return [...new Set([...pathFolders(), ...more])];
}

/** Every executable file of one of these names on the search path, in order. */
export function findOnPath(...names: string[]): string[] {
  return names.flatMap((name) => searchPath().map((folder) => join(folder, name))).filter(isExecutable);
}

/** Subfolders of a folder whose name fits, highest number first; none when the folder is not there. */
export function subfolders(folder: string, pattern: RegExp): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return []; // most computers have only some of the places that are looked at
  }
  const number = (name: string) => Number(/\d+/.exec(name)?.[0] ?? 0);
  return names
    .filter((name) => pattern.test(name))
    .sort((a, b) => number(b) - number(a))
    .map((name) => join(folder, name));
}

/** Whether the path is a file that this user may run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // not there or not ours: the same to the caller
  }
}
