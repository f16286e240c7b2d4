import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { LaunchError } from '../launch-error.ts';
import type { Report } from '../tools/tool.ts';
import { requestSchema, type ControlReply, type ControlRequest } from './request.ts';

/** A socket that requests come by. */
export interface Control {
  close(): Promise<void>;
}

/** Does what is asked; what it returns goes back as JSON. */
export type Perform = (request: ControlRequest, report: Report, signal: AbortSignal) => Promise<unknown>;

/**
 * Listens for requests at a Unix socket, one a connection: one line of JSON, answered by lines of JSON. Who may use the
 * socket may do all that the owner may, so its file is the owner's alone.
 */
export async function openControl(path: string, perform: Perform): Promise<Control> {
  rmSync(path, { force: true }); // left by one that was killed: who listens here holds the stage's lock
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => undefined); // whoever asked has gone; what was begun goes on
    void answer(socket, perform);
  });
  const umask = process.umask(0o077);
  await listen(server, path).finally(() => process.umask(umask));
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

async function answer(socket: Socket, perform: Perform): Promise<void> {
  const tell = (reply: ControlReply) => {
    if (socket.writable) socket.write(`${JSON.stringify(reply)}\n`);
  };
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  try {
    const request = requestSchema.parse(JSON.parse(await firstLine(socket)));
    const result = await perform(request, (line) => tell({ type: 'progress', line }), gone.signal);
    tell({ type: 'done', result: result ?? null });
  } catch (error) {
    const mend = error instanceof LaunchError ? error.mend : undefined;
    const sentence = error instanceof Error ? error.message : String(error);
    tell({ type: 'failed', sentence, ...(mend === undefined ? {} : { mend }) });
  }
  socket.end();
}

async function firstLine(socket: Socket): Promise<string> {
  for await (const line of createInterface({ input: socket })) return line;
  throw new Error('nothing was asked');
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
}
