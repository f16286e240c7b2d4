import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { joinSockets } from './join-sockets.ts';
import { outsidePlanSchema, type RelayMessage } from './relay-plan.ts';
import { untilReady } from './until-ready.ts';

// The half of a relay that listens on this machine. It ends when its other half does, and that one with the lab's client.
const { localPort, socket, inside } = outsidePlanSchema.parse(JSON.parse(process.argv[2] ?? ''));
const other = spawn(inside.command, inside.args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

try {
  await untilReady(other);
  other.once('exit', () => process.exit(0));
  await listen('127.0.0.1');
  // Browsers take *.localhost to either; a machine without IPv6 has only the first.
  await listen('::1').catch(() => undefined);
  tell({ type: 'ready' });
  process.disconnect();
} catch (error) {
  tell({ type: 'failed', sentence: error instanceof Error ? error.message : String(error) });
  other.kill();
  process.disconnect();
}

async function listen(host: string): Promise<void> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (outside) => {
    joinSockets(outside, connect({ path: socket, allowHalfOpen: true }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(localPort, host, resolve);
  });
}

function tell(message: RelayMessage): void {
  process.send?.(message);
}
