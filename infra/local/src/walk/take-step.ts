import type { HeldUp } from '../operations/promote-computer.ts';
import { dataUrls } from '../stage/data-urls.ts';
import { balanceTenants, migrate } from '../stage/database-command.ts';
import type { Running } from '../stage/running.ts';
import type { Report } from '../tools/tool.ts';
import { shardMapOf } from './shard-map-of.ts';
import type { Step } from './step.ts';
import { addReplica } from './steps/add-replica.ts';
import { addShard } from './steps/add-shard.ts';
import { moveFronts } from './steps/move-fronts.ts';
import { moveRedis } from './steps/move-redis.ts';
import { promote } from './steps/promote.ts';
import { removeReplica } from './steps/remove-replica.ts';
import { removeShard } from './steps/remove-shard.ts';
import { renew } from './steps/renew.ts';
import { resize } from './steps/resize.ts';

const NOBODY: HeldUp = { heldUpMs: null };

/** Takes one step of a walk; when it returns the running stage is the one after it. */
export async function takeStep(running: Running, step: Step, report: Report): Promise<HeldUp> {
  const { deed, after } = step;
  switch (deed.kind) {
    case 'promote':
      return promote(running, step, deed.computer, report);
    case 'move-redis':
      return moveRedis(running, step);
    case 'resize':
      await resize(running, step);
      return NOBODY;
    case 'add-replica':
      await addReplica(running, step, deed.computer);
      return NOBODY;
    case 'remove-replica':
      await removeReplica(running, step, deed.computer);
      return NOBODY;
    case 'add-shard':
      await addShard(running, step, deed.computer);
      return NOBODY;
    case 'remove-shard':
      await removeShard(running, step, deed.shard, report);
      return NOBODY;
    case 'divide':
      await migrate(running.launch, urlsOf(running), shardMapOf(after));
      running.take(after);
      return NOBODY;
    case 'balance':
      await balanceTenants(running.launch, urlsOf(running));
      return NOBODY;
    case 'renew':
      await renew(running, step, deed.tier);
      return NOBODY;
    case 'move-fronts':
      await moveFronts(running, step);
      return NOBODY;
  }
}

function urlsOf({ launch: { folder, places, secrets } }: Running) {
  return dataUrls(folder, places, secrets);
}
