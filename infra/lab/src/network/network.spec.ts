import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clearLab, type Lab } from '../lab.ts';
import { describeLab } from '../testing/describe-lab.ts';
import { openTestLab } from '../testing/open-test-lab.ts';
import { ask, listenOn, node } from '../testing/talk.ts';
import { leftovers } from '../leftovers.ts';

describeLab('the network of a lab', () => {
  const ids = ['web1', 'web2', ...Array.from({ length: 11 }, (_, at) => `api${at + 1}`)];
  const before = networkInterfaces();
  let lab: Lab;
  let prefix: string;
  let madeMs: number;

  beforeAll(async () => {
    const start = performance.now();
    ({ lab, prefix } = await openTestLab(...ids));
    madeMs = performance.now() - start;
    await listenOn(lab.computer('api11'), 4000, 'api11');
    await listenOn(lab.computer('web2'), 80, 'web2');
  });
  afterAll(async () => {
    await clearLab(prefix);
    expect(leftovers(prefix)).toEqual([]);
  });

  it('is made for thirteen computers in seconds, also while the machine is busy', () => {
    expect(madeMs).toBeLessThan(10_000);
  });

  it('leads from every computer to every other, within a network and across the router', async () => {
    expect(await ask(lab.computer('api1'), '10.83.1.20', 4000)).toBe('api11');
    expect(await ask(lab.computer('web1'), '10.83.1.20', 4000)).toBe('api11');
    expect(await ask(lab.client, '10.83.2.11', 80)).toBe('web2');
    expect(await ask(lab.router, '10.83.2.11', 80)).toBe('web2');
  });

  it('leaves a computer its own address, loopback included, and nothing else', async () => {
    const addresses = `console.log(Object.values(require('node:os').networkInterfaces()).flat()
      .filter(({ family }) => family === 'IPv4').map(({ cidr }) => cidr).sort().join(' '))`;
    expect(await node(lab.computer('web1'), addresses)).toBe('10.83.2.10/24 127.0.0.1/8');
  });

  it("changes nothing about this machine's own network", () => {
    expect(networkInterfaces()).toEqual(before);
  });

  it('gives the client the DNS server of the lab, and nobody else', async () => {
    const nameservers = `console.log(require('node:dns').getServers().join())`;
    expect(await node(lab.client, nameservers)).toBe('10.83.9.1');
    expect(await node(lab.computer('web1'), nameservers)).not.toBe('10.83.9.1');
  });
});

describeLab('a partition', () => {
  let lab: Lab;
  let prefix: string;
  const address = '10.83.1.10';

  beforeAll(async () => {
    ({ lab, prefix } = await openTestLab('api1', 'api2'));
    await listenOn(lab.computer('api1'), 4000, 'api1');
  });
  afterAll(async () => {
    await clearLab(prefix);
    expect(leftovers(prefix)).toEqual([]);
  });

  it('lets connections hang instead of refusing them, and ends when it is healed', async () => {
    expect(await ask(lab.computer('api2'), address, 4001)).toBe('ECONNREFUSED');
    await lab.computer('api1').partition();
    expect(await ask(lab.computer('api2'), address, 4000, 500)).toBe('silence');
    expect(await ask(lab.client, address, 4000, 500)).toBe('silence');
    await lab.computer('api1').heal();
    expect(await ask(lab.computer('api2'), address, 4000)).toBe('api1');
    expect(await ask(lab.client, address, 4000)).toBe('api1');
  });

  it('leaves the computer itself running, and the others to each other', async () => {
    await lab.computer('api1').partition();
    expect(await ask(lab.computer('api1'), address, 4000)).toBe('api1');
    await listenOn(lab.computer('api2'), 4000, 'api2');
    expect(await ask(lab.client, '10.83.1.11', 4000)).toBe('api2');
    await lab.computer('api1').heal();
  });
});
