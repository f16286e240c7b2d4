import { join } from 'node:path';
import { renderTopology } from '@scaleout/tiers';
import type { StageFolder } from '../state/stage-folder.ts';
import { writeWhole } from '../state/write-whole.ts';
import type { DataUrls } from './data-urls.ts';

/**
 * Writes where the data are, for the programs that ask them: they read it when they start, and again on SIGHUP. It has passwords.
 * @returns the file's path
 */
export function writeTopology({ path }: StageFolder, urls: DataUrls): string {
  const file = join(path, 'topology.json');
  writeWhole(file, JSON.stringify(renderTopology(urls)), 0o600);
  return file;
}
