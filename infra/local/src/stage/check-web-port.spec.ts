import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LaunchError } from '../launch-error.ts';
import { freePort } from '../servers/free-port.ts';
import { checkWebPort } from './check-web-port.ts';

let server: Server;
let port: number;

beforeEach(async () => {
  port = await freePort();
  server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

it('names who has the port, and another one', async () => {
  const refusal = await checkWebPort(port, 'one-box').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(LaunchError);
  expect(refusal).toMatchObject({
    message: expect.stringMatching(
      new RegExp(`^Port ${port} is in use by .+ \\(process ${process.pid}\\)\\.$`),
    ),
    mend: `Choose another: --port ${port + 1}`,
  });
});

it('has nothing against a free port', async () => {
  server.close();
  await once(server, 'close');
  await expect(checkWebPort(port, 'one-box')).resolves.toBeUndefined();
});
