import { LaunchError } from '../launch-error.ts';
import type { HandingMember } from '../servers/hand-over-steps.ts';
import { isPostgresReady } from '../servers/postgres-probe.ts';
import { runSql } from '../servers/run-sql.ts';
import { switchOverPatiently } from '../servers/switch-over.ts';
import { databaseUrlAt } from '../stage/data-urls.ts';
import type { Running } from '../stage/running.ts';
import { primaryOf } from '../stage/shard-roles.ts';
import type { Place } from '../state/places.ts';
import type { Report } from '../tools/tool.ts';

/** For how long nobody could write, in milliseconds; null where that began before, with the primary's end. */
export interface HeldUp {
  readonly heldUpMs: number | null;
}

const PROMOTE = 'SELECT pg_promote(true, 10)';

/**
 * Makes a replica the primary of its shard. A primary that lives hands over in order and becomes a replica; where it does not
 * live, what it had not sent is lost.
 */
export async function promoteComputer(running: Running, id: string, report: Report): Promise<HeldUp> {
  const computer = running.computer(id);
  const { folder, places } = running.launch;
  const shard = places.shards.find(({ members }) => members.some((each) => each.computer === computer));
  const place = shard?.members.find((each) => each.computer === computer);
  if (!shard || !place) throw new LaunchError(`${id} has no database.`);
  const primary = primaryOf(folder, shard);
  if (primary === place) throw new LaunchError(`${id} is the primary already.`);
  if (running.isOff(computer)) {
    throw new LaunchError(`${id} is switched off.`, { mend: `Bring it back first: ./scaleout heal ${id}` });
  }
  if (await isPostgresReady(primary)) return handOver(running, primary, place, report);
  await takeOver(running, place);
  return { heldUpMs: null };
}

async function handOver(running: Running, primary: Place, next: Place, report: Report): Promise<HeldUp> {
  report(`${primary.computer.id} hands over to ${next.computer.id}`);
  const { heldUpMs } = await switchOverPatiently(memberAt(running, primary), memberAt(running, next), (why) =>
    report(`${why}: trying again`),
  );
  report(`Writes were held up for ${Math.round(heldUpMs)} ms; ${primary.computer.id} becomes a replica`);
  await running.stop(primary);
  await running.start(primary);
  return { heldUpMs };
}

async function takeOver({ launch, starting }: Running, place: Place): Promise<void> {
  const { host, port, computer } = place;
  const target = { host, port, tool: starting.tools.postgres, password: launch.secrets.databasePassword };
  const { ok, output } = await runSql(target, PROMOTE);
  if (!ok) throw new LaunchError(`${computer.id} could not be promoted: ${output.trim()}`);
}

function memberAt({ launch }: Running, place: Place): HandingMember {
  return { name: place.computer.id, url: databaseUrlAt(place, launch.secrets) };
}
