import { changeState, readState } from '../state/stage-state.ts';
import { migrate, seedDemo } from './database-command.ts';
import type { DataUrls } from './data-urls.ts';
import type { Launch } from './launch.ts';

/**
 * Migrates, unless the same build has done so before; writes the demo data once in the life of the data.
 * @param build its name; without one, it migrates.
 */
export async function prepareData(launch: Launch, urls: DataUrls, build: string | null): Promise<void> {
  const { folder, report } = launch;
  if (build === null || readState(folder).migratedBy !== build) {
    report('Migrating the databases');
    await migrate(launch, urls);
    changeState(folder, { migratedBy: build });
  }
  if (readState(folder).seeded) return;
  report('Writing demo data');
  await seedDemo(launch, urls);
  changeState(folder, { seeded: true });
}
