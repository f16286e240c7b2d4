import { delimiter } from 'node:path';

/** Folders of PATH, in order. */
export function pathFolders(): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
}

/** Where Playwright was told to keep its browsers; undefined when it was told nothing. */
export function playwrightFolder(): string | undefined {
  return process.env['PLAYWRIGHT_BROWSERS_PATH'];
}

/** The environment of a child process: ours, and what it needs beyond. */
export function childEnv(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}
