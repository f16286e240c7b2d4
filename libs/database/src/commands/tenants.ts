import { runMain } from '@scaleout/telemetry';
import { MoveStopped } from '@scaleout/sharding/moves';
import { askTerminal } from '../tenants/ask-terminal.ts';
import { runTenants } from '../tenants/run-tenants.ts';
import { parseTenantsOptions, TENANTS_HELP } from '../tenants/tenants-options.ts';
import { TenantsRefusal } from '../tenants/tenants-refusal.ts';
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
    if (!(error instanceof TenantsRefusal || error instanceof MoveStopped)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof MoveStopped ? STOPPED : 1;
  }
});
