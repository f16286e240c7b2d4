import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetFolder, guardFolder } from './guard.ts';

/** A folder of one test run; the guard removes it when nobody calls `remove`. */
export interface TestFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Makes an empty folder for the data and logs of test servers. */
export async function createTestFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), 'scaleout-test-'));
  // Started by root, PostgreSQL runs as another user, who has to get through to its own folder in here.
  await chmod(path, 0o711);
  guardFolder(path);
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true });
      forgetFolder(path);
    },
  };
}
