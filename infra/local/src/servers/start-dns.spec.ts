import { Resolver } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardProcess } from '../testing/guard.ts';
import { createTestFolder, type TestFolder } from '../testing/test-folder.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { freePort } from './free-port.ts';
import type { ManagedProcess } from './managed-process.ts';
import { reloadDns, startDns, type DnsOptions } from './start-dns.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // real servers, on a computer that may be busy

const addresses = ['10.83.2.1', '10.83.2.2', '10.83.2.3'];

let folder: TestFolder;
let options: DnsOptions;
let dns: ManagedProcess;
let resolver: Resolver;

beforeAll(async () => {
  folder = await createTestFolder();
  const { nsd: tool } = await ensureTools(['nsd'], () => undefined);
  options = {
    port: await freePort(),
    tool,
    runDir: join(folder.path, 'a folder with spaces'),
    baseDomain: 'scaleout.test',
    addresses,
    logFile: join(folder.path, 'dns.log'),
    onSpawn: guardProcess,
  };
  dns = await startDns(options);
  resolver = new Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers([`127.0.0.1:${options.port}`]);
});

afterAll(async () => {
  await dns.stop();
  await folder.remove();
});

beforeEach(() => reloadDns(dns, options));

async function firstOf(name: string): Promise<string | undefined> {
  return (await resolver.resolve4(name))[0];
}

describe('a DNS server', () => {
  it('names every front door, to be forgotten after 5 seconds', async () => {
    const records = await resolver.resolve4('scaleout.test', { ttl: true });
    expect(records.map(({ address }) => address).sort()).toEqual(addresses);
    expect(records.map(({ ttl }) => ttl)).toEqual([5, 5, 5]);
  });

  it('puts another one first each time, for whichever publication is asked', async () => {
    const seen: (string | undefined)[] = [];
    for (const name of ['scaleout.test', 'daily.scaleout.test', 'weekly.scaleout.test']) {
      for (let at = 0; at < 3; at++) seen.push(await firstOf(name));
    }
    for (const address of addresses) expect(seen.filter((each) => each === address)).toHaveLength(3);
  });

  it('silences nobody who asks much', async () => {
    for (let asked = 0; asked < 2000; asked += 50) {
      const answers = Array.from({ length: 50 }, () => resolver.resolve4('scaleout.test'));
      for (const answer of await Promise.all(answers)) expect(answer).toHaveLength(3);
    }
  });

  it('knows nothing of other domains', async () => {
    await expect(resolver.resolve4('example.org')).rejects.toMatchObject({ code: 'EREFUSED' });
  });

  it('has no IPv6 address to give, and says so instead of denying the name', async () => {
    await expect(resolver.resolve6('daily.scaleout.test')).rejects.toMatchObject({ code: 'ENODATA' });
  });
});

describe('a reload of its zone', () => {
  it('has it name a withdrawn computer no more once it returns, and again when it is brought back', async () => {
    for (let round = 0; round < 3; round++) {
      await reloadDns(dns, { ...options, addresses: addresses.slice(1) });
      expect((await resolver.resolve4('daily.scaleout.test')).sort()).toEqual(addresses.slice(1));
      await reloadDns(dns, options);
      expect((await resolver.resolve4('daily.scaleout.test')).sort()).toEqual(addresses);
    }
  });

  it('leaves no question unanswered', async () => {
    const done = new AbortController();
    const asking = (async () => {
      let failed = 0;
      let asked = 0;
      for (; !done.signal.aborted; asked++) await resolver.resolve4('scaleout.test').catch(() => failed++);
      return { failed, asked };
    })();
    for (let round = 0; round < 5; round++) await reloadDns(dns, options);
    done.abort();
    const { failed, asked } = await asking;
    expect(failed).toBe(0);
    expect(asked).toBeGreaterThan(5);
  });

  it('takes several at once after each other, and the last is what remains', async () => {
    const last = addresses.slice(0, 1);
    await Promise.all(
      [addresses.slice(2), addresses.slice(1), last].map((some) =>
        reloadDns(dns, { ...options, addresses: some }),
      ),
    );
    expect(await resolver.resolve4('scaleout.test')).toEqual(last);
  });

  it('raises the zone’s serial, without which others would keep the old one', async () => {
    const { serial } = await resolver.resolveSoa('scaleout.test');
    await reloadDns(dns, options);
    expect((await resolver.resolveSoa('scaleout.test')).serial).toBeGreaterThan(serial);
  });

  it('to what is no zone is refused in NSD’s words, and changes nothing', async () => {
    const before = readFileSync(join(options.runDir, 'zone'), 'utf8');
    await expect(reloadDns(dns, { ...options, addresses: ['10.83.2.999'] })).rejects.toThrow(
      /^NSD refuses the new configuration: .*10\.83\.2\.999/s,
    );
    expect(readFileSync(join(options.runDir, 'zone'), 'utf8')).toBe(before);
    expect((await resolver.resolve4('scaleout.test')).sort()).toEqual(addresses);
  });
});
