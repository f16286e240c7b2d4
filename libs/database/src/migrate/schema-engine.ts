import { readFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { IntrospectionPool } from './introspection-pool.ts';
import { LockTimeout } from './lock-timeout.ts';

/** What is used of it: the types of Node 20 leave it to those of a browser. */
declare const WebAssembly: {
  instantiate(
    module: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let loaded: Promise<void> | undefined;

/** Prisma's schema engine as WebAssembly: it needs no engine binary fetched from the net. */
async function loadEngine(): Promise<void> {
  const file = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': bindings, // its functions are the imports
  });
  const { __wbg_set_wasm: setWasm } = bindings as unknown as {
    __wbg_set_wasm: (exports: object) => void;
  };
  setWasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/**
 * Runs `use` with a schema engine connected to the database at `url`.
 * @param lockTimeoutMs how long a statement waits for a lock; all who come for the same table later wait behind it
 * @throws LockTimeout
 */
export async function withSchemaEngine<Result>(
  url: string,
  use: (engine: SchemaEngine) => Promise<Result>,
  lockTimeoutMs = 2_000,
): Promise<Result> {
  loaded ??= loadEngine();
  await loaded;
  const pool = new IntrospectionPool({
    connectionString: url,
    options: `-c lock_timeout=${lockTimeoutMs}`,
  });
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await use(engine);
  } catch (cause) {
    if (pool.lockTimedOut) throw new LockTimeout('A table was in use by others', { cause });
    throw cause;
  } finally {
    engine.free();
    await pool.end();
  }
}
