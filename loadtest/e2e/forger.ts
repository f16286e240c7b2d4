import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A proxy that changes what some answers say, and neither their status nor anything else. */
export interface Forger {
  readonly url: string;
  /** From now on the answers to what is read at these paths, and only these. */
  forge(path: RegExp, how: (body: string) => string): void;
  stop(): Promise<void>;
}

/** Starts one before the server of that URL. */
export async function startForger(target: string): Promise<Forger> {
  let path = /$^/;
  let forge = (body: string) => body;
  const server = createServer((asked, answer) => {
    const onward = request(
      `${target}${asked.url ?? ''}`,
      { method: asked.method ?? 'GET', headers: { ...asked.headers, 'accept-encoding': 'identity' } },
      (answered) => {
        void text(answered).then((body) => {
          const isForged = asked.method === 'GET' && path.test(asked.url ?? '');
          answer.writeHead(answered.statusCode ?? 500, { 'content-type': 'application/json' });
          answer.end(isForged ? forge(body) : body);
        });
      },
    );
    onward.once('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forge(paths, how) {
      path = paths;
      forge = how;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
