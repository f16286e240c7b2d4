import { runMain } from '@scaleout/telemetry';
import { MoveStopped } from '@scaleout/sharding/moves';
import { askTerminal } from '../tenants/ask-terminal.ts';
import { hasLeft, reasonOf } from '../tenants/reason-of.ts';
import { runTenants } from '../tenants/run-tenants.ts';
import { parseTenantsOptions, TENANTS_HELP } from '../tenants/tenants-options.ts';
import { tenantsEnv } from './env.ts';

const STOPPED = 130;

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(TENANTS_HELP);
    return;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  try {
    await runTenants(parseTenantsOptions(args), tenantsEnv(), {
      out: (line) => process.stdout.write(`${line}\n`),
      ask: process.stdin.isTTY ? askTerminal : undefined,
      signal: stop.signal,
    });
  } catch (error) {
    const stopped = error instanceof MoveStopped || hasLeft(error);
    const why = reasonOf(error);
    if (why === undefined) throw error;
    process.stderr.write(`${why}\n`);
    process.exitCode = stopped ? STOPPED : 1;
  }
});
