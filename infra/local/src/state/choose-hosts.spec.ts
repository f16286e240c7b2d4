import { expect, it } from 'vitest';
import { parseStages } from '@scaleout/topology';
import { probePort } from '../servers/free-port.ts';
import { chooseHosts } from './choose-hosts.ts';
import { choosePorts } from './choose-ports.ts';

const computer = { cpus: 1, memoryMb: 512 };
const [stage] = parseStages([
  {
    number: 9,
    id: 'two-webs',
    title: 'two web servers',
    lesson: 'none',
    computers: [
      { ...computer, id: 'names', tiers: ['dns'] },
      { ...computer, id: 'web1', tiers: ['web'] },
      { ...computer, id: 'web2', tiers: ['web'] },
      { ...computer, id: 'rest', tiers: ['api', 'worker', 'redis', 'database'] },
    ],
  },
]);
const hasOnlyOne = (await probePort(0, '127.0.0.2')) !== 'free';

it.skipIf(hasOnlyOne)('gives each computer a loopback address, and the first door localhost', async () => {
  expect(await chooseHosts(stage!)).toEqual({ names: '127.0.9.1', web2: '127.0.9.3', rest: '127.0.9.4' });
});

it.skipIf(hasOnlyOne)('gives every door the port asked for', async () => {
  const ports = await choosePorts(stage!, {}, 8080, await chooseHosts(stage!));
  expect([ports['web/web1'], ports['web/web2']]).toEqual([8080, 8080]);
});

it('tells doors that share an address apart by their ports', async () => {
  const ports = await choosePorts(stage!, {}, 8080);
  expect(ports['web/web1']).toBe(8080);
  expect(ports['web/web2']).not.toBe(8080);
});

it('leaves a stage of one computer where it always was', async () => {
  const alone = { ...stage!, computers: [{ ...computer, id: 'c1', tiers: ['web' as const] }] };
  expect(await chooseHosts(alone)).toEqual({});
});
