import { shardsOf } from '@scaleout/topology';
import { LaunchError } from '../../launch-error.ts';
import { dataUrls, type DataUrls } from '../../stage/data-urls.ts';
import { listTenants, migrate, moveTenant } from '../../stage/database-command.ts';
import type { Running } from '../../stage/running.ts';
import type { Report } from '../../tools/tool.ts';
import { leaveDatabase } from '../leave-database.ts';
import { shardMapOf } from '../shard-map-of.ts';
import type { Step } from '../step.ts';
import { takeAndTell } from '../take-and-tell.ts';

/** No new publication comes to a shard, those that it has move away one by one, nobody asks it any more, and it goes. */
export async function removeShard(
  running: Running,
  { after }: Step,
  number: number,
  report: Report,
): Promise<void> {
  const { launch } = running;
  const { folder, places, secrets } = launch;
  const members = places.shards.find((shard) => shard.number === number)?.members ?? [];
  const urls = dataUrls(folder, places, secrets);
  await migrate(launch, urls, shardMapOf(after, [number]));
  await empty(
    running,
    urls,
    number,
    shardsOf(after).map((shard) => shard.number),
    report,
  );
  await migrate(launch, urls, shardMapOf(after));
  await takeAndTell(running, after);
  for (const member of members) await leaveDatabase(running, member);
}

/** Publications that were being opened when the shard got no more are listed a moment later. */
async function empty(
  { launch }: Running,
  urls: DataUrls,
  number: number,
  others: readonly number[],
  report: Report,
): Promise<void> {
  for (;;) {
    const tenants = await listTenants(launch, urls);
    const [next] = tenants.filter(({ shard }) => shard === number);
    if (!next) return;
    const count = (shard: number) => tenants.filter((tenant) => tenant.shard === shard).length;
    const [target] = [...others].sort((one, other) => count(one) - count(other));
    if (target === undefined) throw new LaunchError(`There is no shard that ${next.slug} could move to.`);
    report(`Moving ${next.slug} to shard ${target}, ${count(number) - 1} more to come`);
    await moveTenant(launch, urls, next.slug, target);
  }
}
