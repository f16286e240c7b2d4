import { expect, it } from 'vitest';
import { parseStage, type Computer } from '@scaleout/topology';
import { freePort, probePort } from '../servers/free-port.ts';
import { extendSite } from './extend-site.ts';
import { Places } from './places.ts';

type Told = Pick<Computer, 'id' | 'tiers'>;

function stage(...computers: Told[]) {
  const whole = computers.map((computer) => ({ cpus: 1, memoryMb: 512, ...computer }));
  return parseStage({ number: 211, id: 'mine', title: 'mine', lesson: 'none', computers: whole });
}

const rest: Told = { id: 'rest', tiers: ['api', 'worker', 'redis', 'database'] };
const before = stage({ id: 'web1', tiers: ['web'] }, rest);
const after = stage(
  { id: 'lb', tiers: ['load-balancer'] },
  { id: 'web1', tiers: ['web'] },
  { id: 'web2', tiers: ['web'] },
  rest,
);

const addresses = (await probePort(0, '127.0.0.2')) === 'free';

async function extended() {
  const front = await freePort();
  const ports = Object.fromEntries(
    ['web/web1', 'api/rest', 'worker/rest', 'redis/rest', 'database/rest'].map((key, at) => [
      key,
      at === 0 ? front : 20_000 + at,
    ]),
  );
  const site = { ports };
  const now = new Places(before, site);
  return { now, front, then: new Places(after, await extendSite(after, now, site, front)) };
}

it('leaves who is there where it is, and has people come in at the same door by somebody else', async () => {
  const { now, front, then } = await extended();
  for (const tier of ['api', 'worker', 'redis', 'database'] as const) {
    expect(then.first(tier)).toMatchObject({ host: now.first(tier).host, port: now.first(tier).port });
  }
  expect(then.front).toMatchObject({ tier: 'load-balancer', host: '127.0.0.1', port: front });
  expect(now.front.port).toBe(front);
});

it.runIf(addresses)(
  'gives whoever was the door an address of its own (where there are several)',
  async () => {
    const { then } = await extended();
    expect(then.named('web-web1').host).toMatch(/^127\.0\.211\.\d+$/);
    const at = then.all.map(({ host, port }) => `${host}:${port}`);
    expect(new Set(at).size).toBe(at.length);
  },
);
