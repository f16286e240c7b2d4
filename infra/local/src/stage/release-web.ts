import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import type { StageFolder } from '../state/stage-folder.ts';

/** Copies the built web app for the stage to serve, so that a later build does not change or empty it under the readers. */
export function releaseWeb(folder: StageFolder): string {
  const release = join(folder.web, 'release');
  rmSync(release, { recursive: true, force: true });
  cpSync(join(repositoryRoot, 'apps/web/dist'), release, { recursive: true, preserveTimestamps: true });
  return release;
}
