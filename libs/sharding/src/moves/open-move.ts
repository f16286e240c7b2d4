import type { MoveEvent } from './move-event.ts';
import type { MoveJournal, MoveStep } from './move-journal.ts';
import { MOVE_LIMITS, type Move, type MoveLimits } from './move.ts';
import { Side, type ShardAddress } from './side.ts';
import { takeOver } from './take-over.ts';
import { tenantTables } from './tables/tenant-tables.ts';

export interface MoveOptions {
  /** Whoever has it has the move. Its owner closes it. */
  readonly journal: MoveJournal;
  /** What people call the tenant. */
  readonly name?: string;
  readonly source: ShardAddress;
  readonly target: ShardAddress;
  readonly limits?: Partial<MoveLimits>;
  /** Gives a text that is the same on shards with the same tables, such as the list of their migrations. */
  readonly versionQuery?: string;
  readonly report?: (event: MoveEvent) => void;
  /** Awaited when a step was noted and before it begins. */
  readonly onStep?: (step: MoveStep) => Promise<void> | void;
  /** Stops the mover at a place from which the next one can go on. */
  readonly signal?: AbortSignal;
}

/** Connects to both shards and takes over from whoever had the move before. */
export async function openMove(options: MoveOptions): Promise<Move> {
  const { journal, limits, versionQuery, report, signal } = options;
  const program = `move ${journal.tenantId}`;
  const source = new Side(options.source, program);
  const target = new Side(options.target, program);
  await connectBoth(source, target);
  const move: Move = {
    tenantId: journal.tenantId,
    name: options.name ?? `Tenant ${journal.tenantId}`,
    journal,
    source,
    target,
    limits: { ...MOVE_LIMITS, ...limits },
    tables: await tenantTables(source.client),
    versionQuery,
    report: report ?? (() => undefined),
    signal: signal ?? new AbortController().signal,
    notes: journal.notes,
    rows: 0,
    closedAt: undefined,
    closedLsn: undefined,
    arrival: undefined,
  };
  await takeOver(move);
  return move;
}

/** Connects to whoever is primary now, after a server was lost. */
export async function openAgain(move: Move): Promise<void> {
  await connectBoth(move.source, move.target);
  await takeOver(move);
}

export async function closeMove({ source, target }: Move): Promise<void> {
  await Promise.all([source.close(), target.close()]);
}

async function connectBoth(source: Side, target: Side): Promise<void> {
  try {
    await Promise.all([source.connect(), target.connect()]);
  } catch (error) {
    await Promise.all([source.close(), target.close()]);
    throw error;
  }
}
