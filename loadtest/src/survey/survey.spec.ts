import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { survey } from './survey.ts';
import { Target } from './target.ts';

let server: Server | undefined;

afterEach(async () => {
  const running = server;
  server = undefined;
  if (running) await new Promise((resolve) => running.close(resolve));
});

async function targetThat(answers: RequestListener): Promise<Target> {
  const listening = createServer(answers);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return targetAt((listening.address() as AddressInfo).port);
}

function targetAt(port: number): Target {
  return new Target(`http://127.0.0.1:${port}`, new AbortController().signal);
}

const publication = {
  id: 1,
  slug: 'press',
  host: 'press.localhost',
  name: 'Press',
  color: '#266a4d',
  createdAt: '2026-11-01T00:00:00.000Z',
};

it('says that nobody answers, and how to have somebody', async () => {
  const target = await targetThat((_, response) => response.end());
  const port = Number(new URL(target.url).port);
  await new Promise((resolve) => server?.close(resolve));
  server = undefined;
  await expect(survey(targetAt(port))).rejects.toMatchObject({
    message: `Nothing answers at ${target.url}.`,
    mend: expect.stringContaining('./scaleout up'),
  });
});

it.each([
  [200, '<html>'],
  [200, '{"some":"JSON"}'],
  [503, '{}'],
])('says that it is not Scaleout that answers %i with %s', async (status, body) => {
  const target = await targetThat((_, response) => response.writeHead(status).end(body));
  await expect(survey(target)).rejects.toMatchObject({
    message: expect.stringContaining('is not Scaleout, or is not well'),
  });
});

it('says that a deployment is not seeded, and how to do it', async () => {
  const target = await targetThat(({ url = '' }, response) => {
    const isList = url.startsWith('/api/platform/publications');
    response.end(
      JSON.stringify(
        isList ? { publications: [publication], next: null } : { articles: [], articlesCount: 0 },
      ),
    );
  });
  await expect(survey(target)).rejects.toMatchObject({
    message: expect.stringContaining('No publication'),
    mend: expect.stringContaining('./scaleout seed'),
  });
});

it('stops asking when it is told to', async () => {
  const stop = new AbortController();
  const { url } = await targetThat(() => stop.abort(new Error('stopped')));
  await expect(survey(new Target(url, stop.signal))).rejects.toThrow('stopped');
  server?.closeAllConnections();
});
