import { z } from 'zod';
import { tiers, type Stage, type Tier } from '@scaleout/topology';
import { lockHolder } from '../lock-file.ts';
import { measureLoad } from '../machines/measure-load.ts';
import type { Machines } from '../machines/machines.ts';
import { isAlive } from '../process-identity.ts';
import type { Address } from '../servers/address.ts';
import { httpStatus } from '../servers/http-probe.ts';
import { isPostgresReady } from '../servers/postgres-probe.ts';
import { isRedisReady } from '../servers/redis-probe.ts';
import { zoneSerial } from '../servers/zone-serial.ts';
import { readSecrets } from '../state/secrets.ts';
import { stageFolder, type StageFolder } from '../state/stage-folder.ts';
import { Places, tiersOf, type Site } from '../state/places.ts';
import { readState, type StageState, type TierRecord } from '../state/stage-state.ts';
import { roleOf, roles } from './shard-roles.ts';

/** `ready` serves, `unready` runs but does not serve, `gone` does not run. */
const healthSchema = z.enum(['ready', 'unready', 'gone']);

const tierStatusSchema = z.object({
  tier: z.enum(tiers),
  /** Where it listens; null when it does not run. */
  host: z.string().nullable(),
  port: z.number().nullable(),
  pid: z.number().nullable(),
  health: healthSchema,
  /** Of a database that is one of several. */
  role: z.enum(roles).nullable(),
  /** Of a database: the number of its shard, where there are several. */
  shard: z.number().nullable(),
});

/** One tier of a running stage. */
export type TierStatus = z.infer<typeof tierStatusSchema>;

/** What a stage says of itself. */
export const stageStatusSchema = z.object({
  stage: z.string(),
  /** `orphaned`: its supervisor was killed, its processes were not. */
  phase: z.enum(['starting', 'ready', 'stopping', 'stopped', 'orphaned']),
  on: z.enum(['local', 'lab']),
  /** Where people reach it: from this machine, or from within the lab; null when it does not run. */
  url: z.string().nullable(),
  computers: z.array(
    z.object({
      id: z.string(),
      /** Switched off by somebody. */
      off: z.boolean(),
      /** What it takes of processors at this moment, and may take; null where nobody looked. */
      cpu: z
        .object({ used: z.number(), cap: z.number().nullable(), throttled: z.number().nullable() })
        .nullable(),
      memoryBytes: z.number().nullable(),
      tiers: z.array(tierStatusSchema),
    }),
  ),
});

/** A stage as it is at this moment. */
export type StageStatus = z.infer<typeof stageStatusSchema>;

/**
 * Looks at every process of a stage and asks each for its health.
 * @param machines to look at what its computers use as well
 */
export async function stageStatus(
  stage: Stage,
  folder: StageFolder = stageFolder(stage.id),
  machines?: Machines,
): Promise<StageStatus> {
  const state = readState(folder);
  const phase = lockHolder(folder.lock)
    ? state.phase
    : state.processes.some(isAlive)
      ? 'orphaned'
      : 'stopped';
  const members = membersOf(stage, folder, state);
  const computers = stage.computers.map(async (computer) => {
    const [load, tierStatuses] = await Promise.all([
      machines ? measureLoad(machines, computer) : idle,
      Promise.all(
        computer.tiers.map((tier) =>
          tierStatus(
            tier,
            folder,
            state.processes.find((record) => record.tier === tier && record.computer === computer.id),
            (tier === 'database' && members.get(computer.id)) || alone,
          ),
        ),
      ),
    ]);
    return { id: computer.id, off: state.off.includes(computer.id), ...load, tiers: tierStatuses };
  });
  return {
    stage: stage.id,
    phase,
    on: state.on,
    url: phase === 'stopped' ? null : urlOf(state),
    computers: await Promise.all(computers),
  };
}

function urlOf({ on, port, baseDomain }: StageState): string | null {
  if (on === 'lab') return `http://${baseDomain}`;
  return port === null ? null : `http://localhost:${port}`;
}

const idle = { cpu: null, memoryBytes: null };

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
  if (tier === 'dns') return (await zoneSerial(address, readState(folder).baseDomain)) !== undefined;
  const isFront = tier === 'web' || tier === 'load-balancer';
  return (await httpStatus(address, isFront ? '/health/live' : '/health/ready')) === 200;
}
