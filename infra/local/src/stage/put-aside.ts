import { existsSync, renameSync } from 'node:fs';
import type { Launch } from './launch.ts';

/** Keeps data that are in the way of a copy: they may have what nobody else has. */
export function putAside({ report }: Pick<Launch, 'report'>, computer: string, dataDir: string): void {
  if (!existsSync(dataDir)) return;
  const aside = `${dataDir}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  report(`The data of ${computer} do not go with its shard's: copying them anew, the old are in ${aside}`);
  renameSync(dataDir, aside);
}
