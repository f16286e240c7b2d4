import type { Stage, Tier } from '@scaleout/topology';
import { lockHolder } from '../lock-file.ts';
import { isAlive } from '../process-identity.ts';
import type { Address } from '../servers/address.ts';
import { httpStatus } from '../servers/http-probe.ts';
import { isPostgresReady } from '../servers/postgres-probe.ts';
import { isRedisReady } from '../servers/redis-probe.ts';
import { readSecrets } from '../state/secrets.ts';
import { stageFolder, type StageFolder } from '../state/stage-folder.ts';
import { Places, tiersOf, type Site } from '../state/places.ts';
import { readState, type TierRecord } from '../state/stage-state.ts';
import { roleOf, type Role } from './shard-roles.ts';

/** How a tier is: `ready` serves, `unready` runs but does not serve, `gone` does not run. */
export type Health = 'ready' | 'unready' | 'gone';

/** One tier of a running stage. */
export interface TierStatus {
  tier: Tier;
  /** Where it listens; null when it does not run. */
  host: string | null;
  port: number | null;
  pid: number | null;
  health: Health;
  /** Of a database that is one of several. */
  role: Role | null;
  /** Of a database: the number of its shard, where there are several. */
  shard: number | null;
}

/** A stage as it is at this moment. `orphaned`: its supervisor was killed, its processes were not. */
export interface StageStatus {
  stage: string;
  phase: 'starting' | 'ready' | 'stopping' | 'stopped' | 'orphaned';
  /** Where people reach it; null when it does not run. */
  url: string | null;
  computers: { id: string; tiers: TierStatus[] }[];
}

/** Looks at every process of a stage and asks each for its health. */
export async function stageStatus(stage: Stage): Promise<StageStatus> {
  const folder = stageFolder(stage.id);
  const state = readState(folder);
  const phase = lockHolder(folder.lock)
    ? state.phase
    : state.processes.some(isAlive)
      ? 'orphaned'
      : 'stopped';
  const members = membersOf(stage, folder, state);
  const computers = stage.computers.map(async (computer) => ({
    id: computer.id,
    tiers: await Promise.all(
      computer.tiers.map((tier) =>
        tierStatus(
          tier,
          folder,
          state.processes.find((record) => record.tier === tier && record.computer === computer.id),
          (tier === 'database' && members.get(computer.id)) || alone,
        ),
      ),
    ),
  }));
  return {
    stage: stage.id,
    phase,
    url: phase === 'stopped' || state.port === null ? null : `http://localhost:${state.port}`,
    computers: await Promise.all(computers),
  };
}

async function tierStatus(
  tier: Tier,
  folder: StageFolder,
  record: TierRecord | undefined,
  member: Membership,
): Promise<TierStatus> {
  if (!record || !isAlive(record))
    return { tier, host: null, port: null, pid: null, health: 'gone', ...member };
  const { host, port, pid } = record;
  const health = (await serves(tier, { host, port }, folder)) ? 'ready' : 'unready';
  return { tier, host, port, pid, health, ...member };
}

type Membership = Pick<TierStatus, 'role' | 'shard'>;

const alone: Membership = { role: null, shard: null };

/** By computer; nothing where there is one database, or the stage was never started. */
function membersOf(stage: Stage, folder: StageFolder, site: Site): Map<string, Membership> {
  const memberships = new Map<string, Membership>();
  if (tiersOf(stage).some(({ key }) => site.ports[key] === undefined)) return memberships;
  const places = new Places(stage, site);
  if (places.of('database').length === 1) return memberships;
  for (const shard of places.shards) {
    const number = places.shards.length > 1 ? shard.number : null;
    for (const place of shard.members) {
      memberships.set(place.computer.id, { role: roleOf(folder, shard, place), shard: number });
    }
  }
  return memberships;
}

async function serves(tier: Tier, address: Address, folder: StageFolder): Promise<boolean> {
  if (tier === 'database') return isPostgresReady(address);
  if (tier === 'redis') return isRedisReady(address, readSecrets(folder)?.redisPassword ?? '');
  return (await httpStatus(address, tier === 'web' ? '/health/live' : '/health/ready')) === 200;
}
