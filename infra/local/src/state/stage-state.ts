import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { stageSchema, tiers } from '@scaleout/topology';
import { loopback } from '../servers/address.ts';
import type { StageFolder } from './stage-folder.ts';
import { writeWhole } from './write-whole.ts';

const signal = z.enum(['SIGINT', 'SIGTERM', 'SIGQUIT', 'SIGUSR1', 'SIGKILL']);

const tierRecordSchema = z.object({
  tier: z.enum(tiers),
  computer: z.string(),
  host: z.string().default(loopback),
  port: z.number().int(),
  pid: z.number().int(),
  started: z.string(),
  stopSignal: signal,
  forceSignal: signal,
});

const stateSchema = z.object({
  /** As it was when it was last started; null where nobody knows, as of one that earlier versions started. */
  stage: stageSchema.nullable().catch(null),
  phase: z.enum(['starting', 'ready', 'stopping', 'stopped']),
  /** Of the front door; null before the first start. */
  port: z.number().int().nullable().default(null),
  /** By tier and computer; chosen at the first start and kept, as long as nobody else takes them. */
  ports: z.record(z.string(), z.number().int()),
  /** Address of each computer, by its id; loopback where it is left out. */
  hosts: z.record(z.string(), z.string()).default({}),
  /** On what it runs: processes of this machine, or the emulated computers of the lab. */
  on: z.enum(['local', 'lab']).default('local'),
  /** Publications are at `<slug>.<baseDomain>`. */
  baseDomain: z.string().default('localhost'),
  /** Ids of computers that somebody switched off. */
  off: z.array(z.string()).default([]),
  /** Where it was going when it was last stopped on the way: its stage is one between. */
  goal: stageSchema.nullable().catch(null),
  /** All that must be gone before the next start. */
  processes: z.array(tierRecordSchema),
  /** Whether the demo data was written; `--fresh` forgets it. */
  seeded: z.boolean(),
  /** Name of the build that last migrated the data; null for data not yet made. */
  migratedBy: z.string().nullable().default(null),
});

/** What a stage's state file says. */
export type StageState = z.infer<typeof stateSchema>;

/** One process of a tier, as the state file keeps it. */
export type TierRecord = z.infer<typeof tierRecordSchema>;

const untouched: StageState = {
  stage: null,
  phase: 'stopped',
  port: null,
  ports: {},
  hosts: {},
  on: 'local',
  baseDomain: 'localhost',
  off: [],
  goal: null,
  processes: [],
  seeded: false,
  migratedBy: null,
};

/** The stage's state; that of a stage never started when there is no file, or one that is damaged. */
export function readState(folder: StageFolder): StageState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(folder.state, 'utf8')));
  } catch {
    return untouched; // nothing in it cannot be found out or chosen again
  }
}

/** Changes some of the state. Only the holder of the stage's lock may. */
export function changeState(folder: StageFolder, change: Partial<StageState>): void {
  writeWhole(folder.state, `${JSON.stringify({ ...readState(folder), ...change }, null, 2)}\n`);
}
