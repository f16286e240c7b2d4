import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { joinSockets } from './join-sockets.ts';
import { insidePlanSchema, type RelayMessage } from './relay-plan.ts';

// The half of a relay that runs on the lab's client. The other half started it, and it ends with that one.
const { socket, target } = insidePlanSchema.parse(JSON.parse(process.argv[2] ?? ''));
const tell = (message: RelayMessage) => process.send?.(message);

const server = createServer({ allowHalfOpen: true }, (outside) => {
  joinSockets(outside, connect({ ...target, allowHalfOpen: true, noDelay: true }));
});
server.on('error', ({ message }) => tell({ type: 'failed', sentence: message }));
rmSync(socket, { force: true });
server.listen(socket, () => tell({ type: 'ready' }));
process.on('disconnect', () => process.exit(0));
