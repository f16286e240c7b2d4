import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkWebPort, LaunchError, repositoryRoot } from '@scaleout/local';
import { wrap } from '../computer/enter.ts';
import type { Lab } from '../lab.ts';
import { runFolder } from '../state/lab-state.ts';
import type { InsidePlan, OutsidePlan } from './relay-plan.ts';
import { untilReady } from './until-ready.ts';

/**
 * Lets programs of this machine, such as a browser, into the lab: what connects to `localhost:localPort` is connected to the
 * target, as if it came from the lab's client. It outlives this process and ends with the lab, of which it is a part: in a
 * control group of its own, outside the network. To be called in the machine's own network, where the port is to be.
 */
export async function openRelay(lab: Lab, localPort: number, target: InsidePlan['target']): Promise<void> {
  await checkWebPort(localPort, '');
  const folder = runFolder(lab.plan.prefix);
  const socket = join(folder, `relay-${localPort}.sock`);
  const insidePlan: InsidePlan = { socket, target };
  const inside = lab.client.enter(
    process.execPath,
    programOf(new URL('relay-inside.ts', import.meta.url), insidePlan),
  );
  const plan: OutsidePlan = { localPort, socket, inside };
  const relays = lab.aside('relay');
  relays.make();
  const outside = wrap(
    { joins: relays.joins, network: [] },
    process.execPath,
    programOf(new URL('relay-outside.ts', import.meta.url), plan),
  );
  const log = openSync(join(folder, 'relay.log'), 'a');
  const relay = spawn(outside.command, outside.args, {
    cwd: repositoryRoot,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  await untilReady(relay).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new LaunchError(`No way into the lab could be opened on port ${localPort}: ${why}`, { cause });
  });
  relay.unref();
}

function programOf(file: URL, plan: InsidePlan | OutsidePlan): string[] {
  return ['--import', 'tsx', fileURLToPath(file), JSON.stringify(plan)];
}
