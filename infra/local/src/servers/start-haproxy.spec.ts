import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardProcess } from '../testing/guard.ts';
import { createTestFolder, type TestFolder } from '../testing/test-folder.ts';
import { until } from '../testing/until.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import type { Tool } from '../tools/tool.ts';
import { freePort } from './free-port.ts';
import { reloadHaproxy, startHaproxy, type HaproxyOptions, type HaproxyServer } from './start-haproxy.ts';
import { ask } from './testing/ask.ts';
import { startLoad } from './testing/load.ts';
import { StandIn } from './testing/stand-in.ts';
import { drainWebServer, returnWebServer, webServerStates } from './web-server-state.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // real servers, on a computer that may be busy

const away = { errors: { web: ['is not available at the moment, try again'] } };
const loads = [
  { kept: false, method: 'GET' },
  { kept: true, method: 'GET' },
  { kept: false, method: 'POST' },
  { kept: true, method: 'POST' },
];

let folder: TestFolder;
let tool: Tool;
let webs: [StandIn, StandIn];
let options: HaproxyOptions;
let haproxy: HaproxyServer;

beforeAll(async () => {
  folder = await createTestFolder();
  ({ haproxy: tool } = await ensureTools(['haproxy'], () => undefined));
  webs = await Promise.all([StandIn.start('web1'), StandIn.start('web2')]);
  options = {
    port: await freePort(),
    webServers: webs,
    tool,
    runDir: join(folder.path, 'load balancer'),
    logFile: join(folder.path, 'load-balancer.log'),
    onSpawn: guardProcess,
  };
  haproxy = await startHaproxy(options);
});

afterAll(async () => {
  await haproxy.stop();
  await Promise.all(webs.map((web) => web.die()));
  await folder.remove();
});

beforeEach(async () => {
  for (const web of webs) web.reset();
  await bothUp();
});

function bothUp(): Promise<number> {
  return until(async () => (await statuses()).every((status) => status === 'UP'));
}

async function statuses(): Promise<string[]> {
  return (await webServerStates(haproxy.adminSocket)).map(({ status }) => status);
}

function cannotServe(web: StandIn): void {
  web.answer = (_request, response) => void response.writeHead(503).end();
}

describe('what comes in', () => {
  it('is shared among the web servers, and kept connections are used', async () => {
    const load = startLoad(options.port);
    await load.more(200);
    expect((await load.stop()).failures).toEqual([]);
    for (const web of webs) {
      expect(web.asked.length).toBeGreaterThan(50);
      expect(web.connections).toBeLessThan(25);
    }
  });

  it('is not believed about its own address', async () => {
    let said: unknown;
    for (const web of webs) {
      web.answer = ({ headers }, response) => {
        if (headers['x-forwarded-for'] !== undefined) said = headers['x-forwarded-for'];
        response.end();
      };
    }
    await ask(options.port, '/', { headers: { 'x-forwarded-for': '10.0.0.1' } });
    expect(said).toBe('127.0.0.1');
  });

  it('is written down, a line of JSON each, but questions for health are not', async () => {
    await ask(options.port, '/health/ready');
    await ask(options.port, '/api/tags?tag="a"&b=\\');
    const lines = () =>
      readFileSync(options.logFile, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('{'));
    await until(() => lines().some((line) => line.includes('tag=')));
    const logged = lines().map((line): unknown => JSON.parse(line));
    expect(logged).toContainEqual(
      expect.objectContaining({ path: '/api/tags?tag="a"&b=\\', method: 'GET', status: 200 }),
    );
    expect(lines().filter((line) => line.includes('/health/'))).toEqual([]);
  });
});

describe('a web server that cannot serve', () => {
  it('is taken out by its health check, and back in when it can', async () => {
    cannotServe(webs[0]);
    await until(async () => (await statuses())[0] === 'DOWN');
    const load = startLoad(options.port);
    await load.more(50);
    expect((await load.stop()).failures).toEqual([]);
    expect(webs[1].asked.length).toBeGreaterThan(49);
    webs[0].reset();
    await bothUp();
    const again = startLoad(options.port);
    await again.more(50);
    expect((await again.stop()).failures).toEqual([]);
    expect(webs[0].asked.length).toBeGreaterThan(10);
  });

  it('fails requests where nobody checks', async () => {
    const blind: HaproxyOptions = {
      ...options,
      port: await freePort(),
      runDir: join(folder.path, 'blind'),
      logFile: join(folder.path, 'blind.log'),
      healthChecks: false,
    };
    const server = await startHaproxy(blind);
    cannotServe(webs[0]);
    const load = startLoad(blind.port);
    await load.more(50);
    expect((await load.stop()).failures).not.toEqual([]);
    await server.stop();
  });

  it('is answered for in the shape of every refusal when there is no other', async () => {
    await Promise.all(webs.map((web) => web.die()));
    await until(async () => (await statuses()).every((status) => status === 'DOWN'));
    for (const method of ['GET', 'POST']) {
      const { status, headers, body } = await ask(options.port, '/api/tags', { method });
      expect([status, JSON.parse(body)]).toEqual([503, away]);
      expect(headers['content-type']).toBe('application/json');
      expect(headers['retry-after']).toBe('1');
    }
    expect((await ask(options.port, '/health/live')).status).toBe(200);
    await Promise.all(webs.map((web) => web.start()));
  });
});

describe('a web server that dies', () => {
  it('fails no GET, which is asked of another', async () => {
    const load = startLoad(options.port);
    await load.more(50);
    await webs[0].die();
    await load.more(100);
    await webs[0].start();
    await load.more(50);
    expect((await load.stop()).failures).toEqual([]);
  });

  it('may have taken a POST, a PUT or a DELETE, which is asked of nobody else', async () => {
    for (const web of webs) web.answer = (request) => void request.socket.destroy();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status, body } = await ask(options.port, '/api/articles', { method });
      expect([status, JSON.parse(body)]).toEqual([502, away]);
    }
    const asked = webs.flatMap((web) => web.asked);
    expect(asked.map((each) => each.split(' ')[0]).sort()).toEqual(['DELETE', 'PATCH', 'POST', 'PUT']);
  });
});

describe('draining', () => {
  it('lets a web server finish what it has, and sends it nothing new until it is back', async () => {
    const held: ServerResponse[] = [];
    for (const web of webs) {
      web.answer = ({ url }, response) => {
        if (url === '/long') held.push(response);
        else response.end();
      };
    }
    const long = Promise.all([ask(options.port, '/long'), ask(options.port, '/long', { method: 'POST' })]);
    await until(() => held.length === 2);
    const busy = webs.find((web) => web.asked.length > 0) ?? webs[0];
    const begun = busy.asked.length;
    let drained = false;
    const drain = drainWebServer(haproxy.adminSocket, busy.name).then(() => (drained = true));
    await until(async () => (await statuses()).includes('DRAIN'));
    const load = startLoad(options.port, { kept: true });
    await load.more(50);
    expect([busy.asked.length, drained]).toEqual([begun, false]);
    for (const response of held) response.end();
    expect((await long).map(({ status }) => status)).toEqual([200, 200]);
    await drain;
    await returnWebServer(haproxy.adminSocket, busy.name);
    await load.more(50);
    expect((await load.stop()).failures).toEqual([]);
    expect(busy.asked.length).toBeGreaterThan(begun);
  });

  it('is remembered over a reload', async () => {
    await drainWebServer(haproxy.adminSocket, 'web1');
    await reloadHaproxy(haproxy, options);
    expect((await statuses())[0]).toBe('DRAIN');
    await returnWebServer(haproxy.adminSocket, 'web1');
  });
});

describe('a reload', () => {
  it.each(loads)('fails no request under load: $method, connections kept: $kept', async (load) => {
    const people = startLoad(options.port, load);
    await people.more(50);
    await reloadHaproxy(haproxy, { ...options, webServers: [webs[0]] });
    const asked = webs[1].asked.length;
    await people.more(50);
    expect(webs[1].asked).toHaveLength(asked);
    await reloadHaproxy(haproxy, options);
    await until(() => webs[1].asked.length > asked);
    expect((await people.stop()).failures).toEqual([]);
  });

  it('is not what stopping and starting is: that fails requests', async () => {
    const people = startLoad(options.port);
    await people.more(50);
    await haproxy.stop();
    haproxy = await startHaproxy(options);
    expect((await people.stop()).failures).not.toEqual([]);
  });

  it('takes a new address of a web server that it knew by another', async () => {
    const moved = await StandIn.start('web1');
    await reloadHaproxy(haproxy, { ...options, webServers: [moved] });
    expect((await ask(options.port, '/')).body).toBe('web1');
    expect(moved.asked).toEqual(['GET /']);
    await reloadHaproxy(haproxy, options);
    await moved.die();
  });

  it('to what is no configuration is refused in HAProxy’s words, and changes nothing', async () => {
    const broken = { ...options, webServers: [{ name: 'a name', port: 1 }] };
    await expect(reloadHaproxy(haproxy, broken)).rejects.toThrow(
      /^HAProxy refuses the new configuration: .*unknown keyword/s,
    );
    await reloadHaproxy(haproxy, options);
    expect((await ask(options.port, '/')).status).toBe(200);
  });
});
