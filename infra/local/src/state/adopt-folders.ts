import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Places } from './places.ts';
import type { StageFolder } from './stage-folder.ts';

/**
 * Gives data their place's name where an earlier version kept them under the tier's alone, which does not say whose they are once
 * a tier moves to another computer.
 */
export function adoptFolders(folder: StageFolder, places: Places): void {
  for (const { tier, name } of places.all) {
    const [former, own] = [join(folder.data, tier), join(folder.data, name)];
    if (places.of(tier).length === 1 && existsSync(former) && !existsSync(own)) renameSync(former, own);
  }
}
