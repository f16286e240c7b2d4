import { Resolver } from 'node:dns/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { guardProcess } from '../testing/guard.ts';
import { createTestFolder, type TestFolder } from '../testing/test-folder.ts';
import { until } from '../testing/until.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { freePort } from './free-port.ts';
import type { ManagedProcess } from './managed-process.ts';
import { reloadDns, startDns, type DnsOptions } from './start-dns.ts';
import { StandIn } from './testing/stand-in.ts';
import { watchWebServers, type Watch } from './watch-web-servers.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // real servers, on a computer that may be busy

let folder: TestFolder;
let webs: StandIn[];
let dns: ManagedProcess;
let options: DnsOptions;
let watch: Watch | undefined;
let rounds: number;

beforeEach(async () => {
  folder = await createTestFolder();
  const { nsd: tool } = await ensureTools(['nsd'], () => undefined);
  webs = await Promise.all(['10.83.2.1', '10.83.2.2', '10.83.2.3'].map((name) => StandIn.start(name)));
  options = {
    port: await freePort(),
    tool,
    runDir: folder.path,
    baseDomain: 'scaleout.test',
    addresses: webs.map(({ name }) => name),
    logFile: join(folder.path, 'dns.log'),
    onSpawn: guardProcess,
  };
  dns = await startDns(options);
});

afterEach(async () => {
  await watch?.stop();
  await dns.stop();
  await Promise.all(webs.map((web) => web.die()));
  await folder.remove();
});

function startWatch(): void {
  rounds = 0;
  watch = watchWebServers({
    webServers: () => {
      rounds++;
      return webs;
    },
    publish: (alive) => reloadDns(dns, { ...options, addresses: alive.map(({ name }) => name) }),
    report: () => undefined,
    everyMs: 50,
  });
}

async function named(): Promise<string> {
  const resolver = new Resolver({ timeout: 1000, tries: 3 });
  resolver.setServers([`127.0.0.1:${options.port}`]);
  return (await resolver.resolve4('daily.scaleout.test')).sort().join(' ');
}

const all = '10.83.2.1 10.83.2.2 10.83.2.3';

it('a web server that died is named until somebody watches, and again once it is back', async () => {
  await webs[1]?.die();
  expect(await named()).toBe(all);
  startWatch();
  await until(async () => (await named()) === '10.83.2.1 10.83.2.3');
  await webs[1]?.start();
  await until(async () => (await named()) === all);
});

it('a web server that hangs or says that it does not live is named no more', async () => {
  startWatch();
  webs[0]!.answer = () => undefined;
  webs[1]!.answer = (_request, response) => void response.writeHead(500).end();
  await until(async () => (await named()) === '10.83.2.3');
});

it('one lost answer is no reason', async () => {
  const seen = new Set<string>();
  let lost = 0;
  webs[0]!.answer = (request, response) => {
    if (++lost === 1) request.socket.destroy();
    else response.end();
  };
  watch = watchWebServers({
    webServers: () => webs,
    publish: (alive) => Promise.resolve(void seen.add(alive.map(({ name }) => name).join(' '))),
    report: () => undefined,
    everyMs: 10,
  });
  await until(() => lost > 10);
  expect([...seen]).toEqual([all]);
});

it('the last one is never withdrawn, and the first that comes back is named instead', async () => {
  startWatch();
  await webs[0]?.die();
  await webs[1]?.die();
  await until(async () => (await named()) === '10.83.2.3');
  await webs[2]?.die();
  const before = rounds;
  await until(() => rounds > before + 3);
  expect(await named()).toBe('10.83.2.3');
  await webs[0]?.start();
  await until(async () => (await named()) === '10.83.2.1');
});

it('a web server that joins or leaves the stage is named or not', async () => {
  startWatch();
  const [leaver] = webs.splice(0, 1);
  await until(async () => (await named()) === '10.83.2.2 10.83.2.3');
  webs.push(leaver!);
  await until(async () => (await named()) === all);
});

it('a zone that could not be written is written in the next round', async () => {
  let tries = 0;
  const reports: string[] = [];
  watch = watchWebServers({
    webServers: () => webs,
    publish: () => (++tries === 1 ? Promise.reject(new Error('no room')) : Promise.resolve()),
    report: (line) => reports.push(line),
    everyMs: 10,
  });
  await until(() => reports.length === 2);
  expect(reports[0]).toBe('Names could not be changed: Error: no room');
  expect(reports[1]).toMatch(/^Names lead to /);
});
