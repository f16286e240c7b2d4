import { changeState, readState } from '../state/stage-state.ts';
import { migrate, seedDemo } from './database-command.ts';
import type { DataUrls } from './data-urls.ts';
import type { Launch } from './launch.ts';

/** Migrates at every start; writes the demo data once in the life of the data. */
export async function prepareData({ folder, report, signal }: Launch, urls: DataUrls): Promise<void> {
  report('Migrating the databases');
  await migrate(folder, urls, signal);
  if (readState(folder).seeded) return;
  report('Writing demo data');
  await seedDemo(folder, urls, signal);
  changeState(folder, { seeded: true });
}
