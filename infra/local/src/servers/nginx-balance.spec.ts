import type { ServerResponse } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardProcess } from '../testing/guard.ts';
import { createTestFolder, type TestFolder } from '../testing/test-folder.ts';
import { until } from '../testing/until.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { freePort } from './free-port.ts';
import { reloadNginx, startNginx, type NginxOptions, type NginxServer } from './start-nginx.ts';
import { ask } from './testing/ask.ts';
import { startLoad } from './testing/load.ts';
import { StandIn } from './testing/stand-in.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // real servers, on a computer that may be busy

let folder: TestFolder;
let apis: [StandIn, StandIn, StandIn];
let options: NginxOptions;
let nginx: NginxServer;

beforeAll(async () => {
  folder = await createTestFolder();
  const webRoot = join(folder.path, 'app');
  mkdirSync(webRoot);
  writeFileSync(join(webRoot, 'index.html'), '<p>the app</p>');
  const { nginx: tool } = await ensureTools(['nginx'], () => undefined);
  apis = await Promise.all([StandIn.start('api1'), StandIn.start('api2'), StandIn.start('api3')]);
  options = {
    port: await freePort(),
    computer: 'web1',
    tool,
    runDir: join(folder.path, 'web'),
    webRoot,
    apis,
    accessLog: join(folder.path, 'access.log'),
    logFile: join(folder.path, 'error.log'),
    onSpawn: guardProcess,
  };
  nginx = await startNginx(options);
});

afterAll(async () => {
  await nginx.stop();
  await Promise.all(apis.map((api) => api.die()));
  await folder.remove();
});

beforeEach(async () => {
  for (const api of apis) api.reset();
  // Nobody is passed over any more for having failed in the test before.
  await until(async () => {
    await ask(options.port, '/api/tags');
    return apis.every((api) => api.asked.length > 0);
  });
  for (const api of apis) api.reset();
});

describe('several API processes behind a web server', () => {
  it('are given requests by how few they have running, whichever worker counts', async () => {
    const held: ServerResponse[] = [];
    for (const api of apis) {
      api.answer = ({ url }, response) => {
        if (url === '/api/long') held.push(response);
        else response.end();
      };
    }
    const long = Promise.all([ask(options.port, '/api/long'), ask(options.port, '/api/long')]);
    await until(() => held.length === 2);
    const idle = apis.filter((api) => api.asked.length === 0);
    expect(idle).toHaveLength(1);
    for (let at = 0; at < 30; at++) await ask(options.port, '/api/tags');
    expect(idle[0]?.asked).toHaveLength(30);
    for (const response of held) response.end();
    await long;
  });

  it('are asked over connections that are kept', async () => {
    const load = startLoad(options.port);
    await load.more(300);
    expect((await load.stop()).failures).toEqual([]);
    const connections = apis.reduce((sum, api) => sum + api.connections, 0);
    expect(connections).toBeLessThan(50);
  });

  it('are passed over when dead: no GET fails while one dies, is gone and comes back', async () => {
    const load = startLoad(options.port);
    await load.more(50);
    await apis[0].die();
    await load.more(200);
    apis[0].reset();
    await apis[0].start();
    await until(() => apis[0].asked.length > 0);
    expect((await load.stop()).failures).toEqual([]);
  });

  it('are sent a POST when another refused the connection', async () => {
    await apis[0].die();
    const load = startLoad(options.port, { method: 'POST' });
    await load.more(100);
    expect((await load.stop()).failures).toEqual([]);
    await apis[0].start();
  });

  it('are asked again what one has cut, unless it may be done already', async () => {
    for (const api of apis) api.answer = (request) => void request.socket.destroy();
    const cut = async (method: string) => {
      const { status, body } = await ask(options.port, '/api/articles', { method });
      expect([status, body]).toEqual([
        503,
        '{"errors":{"api":["is not available at the moment, try again"]}}',
      ]);
    };
    await cut('POST');
    const posted = apis.flatMap((api) => api.asked);
    expect(posted).toEqual(['POST /api/articles']);
    await cut('GET');
    expect(apis.flatMap((api) => api.asked).length).toBeGreaterThan(posted.length + 1);
  });
});

describe('a reload with other API processes', () => {
  const loads = [
    { kept: false, method: 'GET' },
    { kept: true, method: 'GET' },
    { kept: false, method: 'POST' },
    { kept: true, method: 'POST' },
  ];

  it.each(loads)('fails no request under load: $method, connections kept: $kept', async (load) => {
    const people = startLoad(options.port, load);
    await people.more(50);
    await reloadNginx(nginx, { ...options, apis: apis.slice(1) });
    await until(() => apis[0].open === 0);
    const asked = apis[0].asked.length;
    await people.more(100);
    expect(apis[0].asked).toHaveLength(asked);
    await reloadNginx(nginx, options);
    await until(() => apis[0].asked.length > asked);
    expect((await people.stop()).failures).toEqual([]);
  });

  it('has clients part first: without that it closes a connection under a POST', async () => {
    const people = startLoad(options.port, { kept: true, method: 'POST', people: 8 });
    for (let at = 0; at < 10; at++) {
      await people.more(50);
      process.kill(nginx.pid, 'SIGHUP');
    }
    expect((await people.stop()).failures).not.toEqual([]);
    await reloadNginx(nginx, options);
  });

  it('is not what stopping and starting is: that fails requests', async () => {
    const people = startLoad(options.port);
    await people.more(50);
    await nginx.stop();
    nginx = await startNginx(options);
    expect((await people.stop()).failures).not.toEqual([]);
  });

  it('lets one that is left out finish what it has', async () => {
    let held: ServerResponse | undefined;
    apis[0].answer = (_request, response) => void (held = response);
    await reloadNginx(nginx, { ...options, apis: [apis[0]] });
    const long = ask(options.port, '/api/long', { method: 'POST' });
    await until(() => held !== undefined);
    await reloadNginx(nginx, { ...options, apis: apis.slice(1) });
    held?.end('done');
    expect((await long).body).toBe('done');
    await reloadNginx(nginx, options);
  });

  it('to what is no configuration is refused in nginx’s words, and changes nothing', async () => {
    await expect(reloadNginx(nginx, { ...options, apis: [] })).rejects.toThrow(
      /^nginx refuses the new configuration: .*no servers are inside upstream/s,
    );
    expect((await ask(options.port, '/api/tags')).status).toBe(200);
    await reloadNginx(nginx, options);
  });
});

describe('a load balancer in front', () => {
  const claim = { headers: { 'x-forwarded-for': '203.0.113.7' } };
  const told = async () => {
    let address: unknown;
    for (const api of apis) {
      api.answer = ({ headers }, response) => {
        address = headers['x-forwarded-for'];
        response.end();
      };
    }
    await ask(options.port, '/api/tags', claim);
    return address;
  };

  it('is believed about who the client is', async () => {
    await reloadNginx(nginx, { ...options, loadBalancers: ['127.0.0.1'] });
    expect(await told()).toBe('203.0.113.7');
  });

  it('alone is believed', async () => {
    await reloadNginx(nginx, { ...options, loadBalancers: ['192.0.2.1'] });
    expect(await told()).toBe('127.0.0.1');
    await reloadNginx(nginx, options);
  });
});
