import { dataUrls } from '../../stage/data-urls.ts';
import { migrate } from '../../stage/database-command.ts';
import type { Running } from '../../stage/running.ts';
import { putAside } from '../../stage/put-aside.ts';
import { dataDirOf } from '../../stage/shard-roles.ts';
import { changeState, readState } from '../../state/stage-state.ts';
import { back } from '../back.ts';
import { shardMapOf } from '../shard-map-of.ts';
import type { Step } from '../step.ts';
import { tellPrograms } from '../tell-programs.ts';

/** An empty primary gets its tables, everybody hears of it, and only then does the catalog give it tenants. */
export async function addShard(running: Running, { after }: Step, computer: string): Promise<void> {
  const { launch } = running;
  const { folder, secrets } = launch;
  const before = launch.stage;
  const { migratedBy } = readState(folder);
  const next = (await running.makeRoom(after)).named(`database-${computer}`);
  putAside(launch, next.computer.id, dataDirOf(folder, next));
  changeState(folder, { migratedBy: null }); // who is started from here migrates first
  running.take(after);
  const urls = dataUrls(folder, launch.places, secrets);
  try {
    await running.start(running.place('database', computer));
    await migrate(launch, urls, {});
  } catch (error) {
    changeState(folder, { migratedBy });
    return back(running, before, [next], error);
  }
  await tellPrograms(running);
  await migrate(launch, urls, shardMapOf(after));
  changeState(folder, { migratedBy });
}
