import { setTimeout as sleep } from 'node:timers/promises';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { LockTimeout } from './lock-timeout.ts';
import { withSchemaEngine } from './schema-engine.ts';
import { readMigrations, type SchemaName } from './schema-files.ts';
import { withMigrationLock } from './with-migration-lock.ts';

type EngineInput = Parameters<SchemaEngine['applyMigrations']>[0];

/** How a migration waits for tables that others use, and where it ends. */
export interface Applying {
  /** How long at a time, in milliseconds: for so long whoever comes for the table later waits behind it. */
  readonly lockTimeoutMs: number;
  /** The pause between two times, in milliseconds, in which the others go on. */
  readonly pauseMs: number;
  readonly attempts: number;
  /** Told each time it did not get a table. */
  readonly onWait: (attempt: number) => void;
  /** The last migration to be applied; all where there is none. */
  readonly last: string | undefined;
}

/** Five minutes in all, most of them not in anybody's way. */
const PATIENCE: Applying = {
  lockTimeoutMs: 2_000,
  pauseMs: 1_000,
  attempts: 100,
  onWait: () => undefined,
  last: undefined,
};

/**
 * Applies the migrations that the database at `url` does not have yet. Safe to run again, and after a run that died.
 * @returns the names of those applied
 * @throws LockTimeout when somebody kept a table to the end of all patience
 */
export async function applyMigrations(
  url: string,
  schema: SchemaName,
  options: Partial<Applying> = {},
): Promise<string[]> {
  const { lockTimeoutMs, pauseMs, attempts, onWait, last } = { ...PATIENCE, ...options };
  const migrationsList = upTo(last, await readMigrations(schema));
  const applying = { migrationsList, filters: { externalTables: [], externalEnums: [] } };
  const apply = (engine: SchemaEngine) => applyAll(engine, applying);
  return withMigrationLock(url, async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await withSchemaEngine(url, apply, lockTimeoutMs);
      } catch (error) {
        if (!(error instanceof LockTimeout) || attempt === attempts) throw error;
        onWait(attempt);
        await sleep(pauseMs);
      }
    }
  });
}

function upTo(last: string | undefined, list: MigrationList): MigrationList {
  const migrationDirectories = list.migrationDirectories.filter(
    ({ path }) => last === undefined || path <= last,
  );
  return { ...list, migrationDirectories };
}

async function applyAll(engine: SchemaEngine, applying: EngineInput): Promise<string[]> {
  await forgetUnfinished(engine, applying);
  const { appliedMigrationNames } = await engine.applyMigrations(applying);
  return appliedMigrationNames;
}

/** The engine would wait for somebody to look at a migration that began and did not end. Ours may begin again. */
async function forgetUnfinished(engine: SchemaEngine, applying: EngineInput): Promise<void> {
  const history = await engine.diagnoseMigrationHistory({ ...applying, optInToShadowDatabase: false });
  for (const migrationName of history.failedMigrationNames) {
    await engine.markMigrationRolledBack({ migrationName });
  }
}
