import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { run } from '@scaleout/local';
import { until } from '@scaleout/local/testing';
import { clearLab, findLab, openLab } from './lab.ts';
import { planNetwork } from './network/plan-network.ts';
import { forgetLab } from './state/lab-state.ts';
import { describeLab } from './testing/describe-lab.ts';
import { planOf } from './testing/open-test-lab.ts';
import { ask, listenOn, node } from './testing/talk.ts';
import { leftovers } from './leftovers.ts';
import { testPrefix } from './testing/test-prefix.ts';

const holder = fileURLToPath(new URL('testing/hold-lab.ts', import.meta.url));

describeLab('a lab', () => {
  let prefix: string;
  const holders: ChildProcess[] = [];
  const open = (...ids: string[]) => openLab({ stage: 'a spec', plan: planOf(prefix, ...ids) });

  function startHolder(deed: 'open' | 'adopt') {
    const child = spawn(process.execPath, ['--import', 'tsx', holder, prefix, deed], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    holders.push(child);
    return child;
  }

  /** A process that has the lab; returns when it has. */
  async function hold(deed: 'open' | 'adopt'): Promise<ChildProcess> {
    const child = startHolder(deed);
    await once(child.stdout, 'data');
    return child;
  }

  async function kill(child: ChildProcess): Promise<void> {
    child.kill('SIGKILL');
    await untilEnded(child);
  }

  beforeEach(() => (prefix = testPrefix()));
  afterEach(async () => {
    await Promise.all(holders.splice(0).map(kill));
    await clearLab(prefix);
    expect(leftovers(prefix)).toEqual([]);
  });

  it('is gone when it is cleared, with all that ran in it, and clearing nothing does nothing', async () => {
    const lab = await open('api1', 'web1');
    const server = await listenOn(lab.computer('web1'), 80, 'here');
    expect(leftovers(prefix)).not.toEqual([]);
    const swept = await clearLab(prefix);
    expect(swept.processes).toBe(1);
    expect([...swept.namespaces].sort()).toEqual(
      ['api1', 'client', 'router', 'web1'].map((id) => `${prefix}-${id}`),
    );
    expect(leftovers(prefix)).toEqual([]);
    await untilEnded(server);
    expect(findLab(prefix)).toBeUndefined();
    expect(await clearLab(prefix)).toEqual({ processes: 0, namespaces: [] });
  });

  it('is cleared without its state file, too', async () => {
    const lab = await open('api1');
    await listenOn(lab.computer('api1'), 80, 'here');
    forgetLab(prefix);
    expect((await clearLab(prefix)).processes).toBe(1);
    expect(leftovers(prefix)).toEqual([]);
  });

  it('is refused while another process has it, in one sentence that says who', async () => {
    const other = await hold('open');
    const sentence = `This machine has one lab at a time, and three-tier of /somewhere is in it (process ${other.pid}).`;
    const refusal = { message: sentence, mend: 'End that one first: `./scaleout down` there.' };
    await expect(open('api1')).rejects.toMatchObject(refusal);
    await expect(clearLab(prefix)).rejects.toMatchObject(refusal);
    expect(findLab(prefix)?.plan.computers).toEqual([{ id: 'api1', address: '10.83.1.10' }]);
  });

  it('takes the place of one whose owner was killed', async () => {
    await kill(await hold('open'));
    await listenOn(findLab(prefix)!.computer('api1'), 80, 'of the killed one');
    const lab = await open('api1', 'web1');
    expect(lab.computer('api1').group.processes()).toEqual([]);
    expect(await ask(lab.client, '10.83.1.10', 80)).toBe('ECONNREFUSED');
  });

  it.each(['PREFIX', 'PREFIX-router', 'PREFIX-api1'])(
    'leaves nothing when its owner is killed as %s appears',
    async (sign) => {
      const owner = startHolder('open');
      await until(() => leftovers(prefix).includes(sign.replace('PREFIX', prefix)));
      await kill(owner);
      await clearLab(prefix);
      expect(leftovers(prefix)).toEqual([]);
    },
  );

  it('may be given to another process, and is its own until that ends', async () => {
    await open('api1');
    const heir = await hold('adopt');
    await expect(clearLab(prefix)).rejects.toThrow(`(process ${heir.pid})`);
    await kill(heir);
    await clearLab(prefix);
  });

  it('can be cleared from one of its own computers', async () => {
    const child = await hold('open');
    const lab = findLab(prefix)!;
    await kill(child);
    const { command, args } = lab
      .computer('api1')
      .enter(process.execPath, ['--import', 'tsx', holder, prefix, 'clear']);
    expect(await run(command, args)).toMatchObject({ ok: true, stdout: 'done\n' });
    expect(leftovers(prefix)).toEqual([]);
  });

  it('leaves nothing when it could not be made', async () => {
    const plan = { prefix, nameserver: '10.83.9.1', computers: [{ id: 'db1', address: '10.84.1.1' }] };
    await expect(openLab({ stage: 'a spec', plan })).rejects.toThrow('10.84.1.1 of db1');
    expect(leftovers(prefix)).toEqual([]);
  });

  it('becomes another stage while what stays goes on', async () => {
    const lab = await open('web1', 'api1', 'api2');
    const staying = await listenOn(lab.computer('api2'), 4000, 'api2');
    const leaving = await listenOn(lab.computer('api1'), 4000, 'api1');
    const computers = [
      { id: 'web1', tiers: ['web' as const] },
      { id: 'api2', tiers: ['api' as const] },
      { id: 'api3', tiers: ['api' as const] },
      { id: 'dns', tiers: ['dns' as const] },
    ];
    await lab.become(planNetwork({ computers }, { prefix, keep: lab.plan.computers }));
    expect(lab.plan.computers).toEqual(findLab(prefix)?.plan.computers);
    expect(lab.plan.computers.map(({ id, address }) => `${id} ${address}`)).toEqual([
      'web1 10.83.2.10',
      'api2 10.83.1.11',
      'api3 10.83.1.12',
      'dns 10.83.1.13',
    ]);
    await untilEnded(leaving);
    expect(staying.exitCode).toBeNull();
    await listenOn(lab.computer('api3'), 4000, 'api3');
    expect(await ask(lab.computer('web1'), '10.83.1.11', 4000)).toBe('api2');
    expect(await ask(lab.client, '10.83.1.12', 4000)).toBe('api3');
    expect(await node(lab.client, `console.log(require('node:dns').getServers().join())`)).toBe('10.83.1.13');
    expect(leftovers(prefix)).not.toContain(`${prefix}-api1`);
  });

  it('takes back a computer that was removed, at the address it had', async () => {
    const lab = await open('api1', 'api2');
    const both = lab.plan;
    await lab.become({ ...both, computers: both.computers.slice(1) });
    await lab.become(both);
    await listenOn(lab.computer('api1'), 4000, 'api1 again');
    expect(await ask(lab.computer('api2'), '10.83.1.10', 4000)).toBe('api1 again');
  });

  it('does not move a computer that runs', async () => {
    const lab = await open('api1');
    const plan = { ...lab.plan, computers: [{ id: 'api1', address: '10.83.1.99' }] };
    await expect(lab.become(plan)).rejects.toThrow(
      'api1 cannot go from 10.83.1.10 to 10.83.1.99 while it runs.',
    );
  });
});

async function untilEnded(ended: ChildProcess): Promise<void> {
  if (ended.exitCode === null && ended.signalCode === null) await once(ended, 'exit');
}
