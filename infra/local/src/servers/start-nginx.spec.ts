import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partingFile } from '@scaleout/tiers';
import { ensureTools } from '../tools/ensure-tools.ts';
import { freePort } from './free-port.ts';
import type { ManagedProcess } from './managed-process.ts';
import { nginxConnections, statusSocketOf } from './nginx-status.ts';
import { startNginx } from './start-nginx.ts';

const away = '{"errors":{"api":["is not available at the moment, try again"]}}';

let folder: string;
let port: number;
let apiPort: number;
let api: Server;
let nginx: ManagedProcess;
/** What the API saw of the last request. */
let seen: { url: string; headers: IncomingHttpHeaders };

beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/scaleout-nginx-`);
  mkdirSync(join(folder, 'app/assets'), { recursive: true });
  writeFileSync(join(folder, 'app/index.html'), '<p>the app</p>');
  writeFileSync(join(folder, 'app/assets/app-1a2b.js'), 'app()');
  writeFileSync(join(folder, 'app/assets/app-1a2b.js.gz'), gzipSync('app()'));
  port = await freePort();
  apiPort = await freePort();
  await startApi();
  const { nginx: tool } = await ensureTools(['nginx'], () => undefined);
  const runDir = join(folder, 'a folder with spaces');
  mkdirSync(runDir);
  writeFileSync(statusSocketOf(runDir), ''); // as of one that was killed
  nginx = await startNginx({
    port,
    computer: 'c1',
    tool,
    runDir,
    webRoot: join(folder, 'app'),
    apis: [{ port: apiPort }],
    accessLog: join(folder, 'logs/access.log'),
    logFile: join(folder, 'logs/error.log'),
  });
}, 120_000);

afterAll(async () => {
  await nginx.stop();
  api.close();
  rmSync(folder, { recursive: true, force: true });
});

function startApi(): Promise<void> {
  api = createServer((incoming, response) => {
    seen = { url: incoming.url ?? '', headers: incoming.headers };
    response.setHeader('content-type', 'application/json').end('{"api":true}');
  });
  return new Promise((resolve) => api.listen(apiPort, '127.0.0.1', resolve));
}

function stopApi(): Promise<unknown> {
  return new Promise((resolve) => {
    api.close(resolve);
    api.closeAllConnections();
  });
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

function ask(
  path: string,
  headers: Record<string, string> = {},
  body = '',
  host = '127.0.0.1',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body === '' ? 'GET' : 'POST';
    const sent = request({ host, port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('latin1').on('data', (part: string) => (text += part));
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

describe('the web app', () => {
  it('is told to browsers to keep hashed files for ever', async () => {
    const { status, headers } = await ask('/assets/app-1a2b.js');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toMatch(/^text\/javascript/);
  });

  it('is sent as it was compressed by the build', async () => {
    const { headers, body } = await ask('/assets/app-1a2b.js', { 'accept-encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(Buffer.from(body, 'latin1')).toEqual(gzipSync('app()'));
  });

  it('answers for every path of its own, asked for again each time', async () => {
    for (const path of ['/', '/editor', '/article/some-words']) {
      const { status, headers, body } = await ask(path);
      expect([status, body]).toEqual([200, '<p>the app</p>']);
      expect(headers['cache-control']).toBe('no-cache');
    }
  });

  it('is not put in the place of a file that is gone', async () => {
    expect((await ask('/assets/app-0000.js')).status).toBe(404);
  });

  it('may run no script but its own, in nobody’s frame', async () => {
    const { headers } = await ask('/');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers.server).toBe('nginx');
  });

  it('is served on the IPv6 loopback too, where there is one', async () => {
    const status = await ask('/', {}, '', '::1').then(
      (answer) => answer.status,
      (error: unknown) => (error as NodeJS.ErrnoException).code,
    );
    expect([200, 'EADDRNOTAVAIL', 'EAFNOSUPPORT']).toContain(status);
  });
});

describe('the API behind it', () => {
  it('sees the host and path as they were asked for', async () => {
    const { body } = await ask('/api/articles?tag=a%2Fb', { host: 'daily.localhost:8080' });
    expect(body).toBe('{"api":true}');
    expect(seen.url).toBe('/api/articles?tag=a%2Fb');
    expect(seen.headers.host).toBe('daily.localhost:8080');
    expect(seen.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(seen.headers['x-forwarded-proto']).toBe('http');
  });

  it('is not told what a client says of its own address', async () => {
    await ask('/api/tags', { 'x-forwarded-for': '10.0.0.1', 'x-forwarded-host': 'other.localhost' });
    expect(seen.headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(seen.headers['x-forwarded-host']).toBe(`127.0.0.1:${port}`);
  });

  it('keeps its metrics, topology and health details to itself, its readiness not', async () => {
    expect((await ask('/metrics')).status).toBe(404);
    expect((await ask('/api/ops/topology')).status).toBe(404);
    expect((await ask('/api/%6Fps/topology')).status).toBe(404);
    expect((await ask('/api/opsimum')).body).toBe('{"api":true}');
    expect((await ask('/health/other')).status).toBe(404);
    expect((await ask('/health/ready')).body).toBe('{"api":true}');
  });

  it('is spared bodies that are too large', async () => {
    const { status, body } = await ask('/api/articles', {}, 'x'.repeat(1024 * 1024 + 1));
    expect([status, body]).toEqual([413, '{"errors":{"body":["is too large"]}}']);
  });

  it('is asked the same, and missed the same, while clients are told to part before a reload', async () => {
    const parting = partingFile(join(folder, 'a folder with spaces'));
    writeFileSync(parting, '');
    const kept = { connection: 'keep-alive' };
    const { body, headers } = await ask('/api/a%2Fb?c=%20', kept, 'x'.repeat(100_000));
    expect([body, headers.connection]).toEqual(['{"api":true}', 'close']);
    expect(seen.url).toBe('/api/a%2Fb?c=%20');
    await stopApi();
    const missed = await ask('/api/tags', kept, 'a body');
    expect([missed.status, missed.body]).toEqual([503, away]);
    await startApi();
    rmSync(parting);
    expect((await ask('/api/tags', kept)).headers.connection).toBe('keep-alive');
  });

  it('is missed with a refusal like every other, and found again at once', async () => {
    await stopApi();
    const { status, headers, body } = await ask('/api/tags');
    expect([status, body]).toEqual([503, away]);
    expect(headers['retry-after']).toBe('1');
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect((await ask('/health/live')).status).toBe(200);
    await startApi();
    expect((await ask('/api/tags')).status).toBe(200);
  });
});

it('says at a socket among its files how many connections it has, and nowhere else', async () => {
  const { writing } = await nginxConnections(statusSocketOf(join(folder, 'a folder with spaces')));
  expect(writing).toBeGreaterThanOrEqual(1); // the one that asks
  await expect(nginxConnections(join(folder, 'none.sock'))).rejects.toThrow();
});
