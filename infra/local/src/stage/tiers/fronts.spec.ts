import { Resolver } from 'node:dns/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseStages } from '@scaleout/topology';
import { hostAndPort } from '../../servers/address.ts';
import { freePort } from '../../servers/free-port.ts';
import type { ManagedProcess } from '../../servers/managed-process.ts';
import { StandIn } from '../../servers/testing/stand-in.ts';
import type { Watch } from '../../servers/watch-web-servers.ts';
import { choosePorts } from '../../state/choose-ports.ts';
import { type Place, Places } from '../../state/places.ts';
import { ensureSecrets } from '../../state/secrets.ts';
import { stageFolder } from '../../state/stage-folder.ts';
import { guardProcess } from '../../testing/guard.ts';
import { createTestFolder, type TestFolder } from '../../testing/test-folder.ts';
import { until } from '../../testing/until.ts';
import { ensureTools } from '../../tools/ensure-tools.ts';
import { thisMachine } from '../ground.ts';
import { Fronts } from './fronts.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // a real server, on a computer that may be busy

const computer = { cpus: 1, memoryMb: 512 };
const [stage] = parseStages([
  {
    number: 241,
    id: 'names',
    title: 'two web servers, found by name',
    lesson: 'none',
    computers: [
      { ...computer, id: 'c1', tiers: ['dns', 'api', 'worker', 'redis', 'database'] },
      { ...computer, id: 'web1', tiers: ['web'] },
      { ...computer, id: 'web2', tiers: ['web'] },
    ],
  },
]);
const hosts = { c1: '127.0.241.1', web1: '127.0.241.2', web2: '127.0.241.3' };
const both = '127.0.241.2 127.0.241.3';

// Only Linux has that many addresses of its own; elsewhere names all lead to one.
describe.skipIf(process.platform !== 'linux')('the names of a stage with several web servers', () => {
  let testFolder: TestFolder;
  let servers: ManagedProcess[];
  let webs: StandIn[];
  let dns: Place;
  let web1: Place;
  let fronts: Fronts;
  let watch: Watch | undefined;

  beforeEach(async () => {
    testFolder = await createTestFolder();
    const folder = stageFolder('names', testFolder.path);
    const port = await freePort();
    const site = { hosts, ports: await choosePorts(stage!, {}, port, hosts) };
    const places = new Places(stage!, site);
    servers = [];
    const launch = {
      ...{ site, port, room: thisMachine.room },
      ...{ stage: stage!, folder, places, secrets: ensureSecrets(folder), baseDomain: 'scaleout.test' },
      ...{ report: () => undefined, signal: new AbortController().signal },
      careFor: () => (process: ManagedProcess) => {
        guardProcess(process);
        servers.push(process);
      },
    };
    fronts = new Fronts(launch, await ensureTools(['nginx', 'nsd'], () => undefined), testFolder.path);
    dns = places.first('dns');
    web1 = places.first('web');
    webs = await Promise.all(places.of('web').map((place) => StandIn.start(place.name, place)));
    await fronts.start(dns);
  });

  afterEach(async () => {
    await watch?.stop();
    await Promise.all(servers.map((server) => server.stop()));
    await Promise.all(webs.map((web) => web.die()));
    await testFolder.remove();
  });

  async function named(): Promise<string> {
    const resolver = new Resolver({ timeout: 1_000, tries: 3 });
    resolver.setServers([hostAndPort(dns)]);
    return (await resolver.resolve4('daily.scaleout.test')).sort().join(' ');
  }

  it('lead to a dead one until somebody watches, and again once it is back', async () => {
    await webs[0]?.die();
    expect(await named()).toBe(both);
    watch = fronts.watch();
    await until(async () => (await named()) === hosts.web2);
    await webs[0]?.start();
    await until(async () => (await named()) === both);
  });

  it('do not lead to one that is withdrawn, though it lives, and do at once when it is restored', async () => {
    watch = fronts.watch();
    await fronts.withdraw(web1);
    expect(await named()).toBe(hosts.web2);
    webs[1]?.reset();
    await until(() => (webs[1]?.requests.length ?? 0) >= 3);
    expect(await named()).toBe(hosts.web2);
    await webs[0]?.die();
    await webs[0]?.start();
    await fronts.restore(web1);
    expect(await named()).toBe(both);
  });

  it('lead to one that is withdrawn where no other lives', async () => {
    watch = fronts.watch();
    await webs[1]?.die();
    await until(async () => (await named()) === hosts.web1);
    await fronts.withdraw(web1);
    expect(await named()).toBe(hosts.web1);
  });
});
