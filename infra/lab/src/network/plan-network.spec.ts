import { describe, expect, it } from 'vitest';
import { planNetwork, type StageComputer } from './plan-network.ts';

const db: StageComputer = { id: 'db', tiers: ['database'] };
const api: StageComputer = { id: 'api', tiers: ['api', 'worker'] };
const web1: StageComputer = { id: 'web1', tiers: ['web'] };
const lb: StageComputer = { id: 'lb', tiers: ['load-balancer'] };
const dns: StageComputer = { id: 'dns', tiers: ['dns'] };

const addresses = (...computers: StageComputer[]) =>
  planNetwork({ computers }).computers.map(({ address }) => address);

describe('planNetwork', () => {
  it('puts those that people come in by into a network of their own', () => {
    expect(addresses(lb, web1, api, db)).toEqual(['10.83.2.10', '10.83.2.11', '10.83.1.10', '10.83.1.11']);
  });

  it("takes a stage's own address, and gives it to nobody else", () => {
    expect(addresses(api, { ...db, address: '10.83.1.10' })).toEqual(['10.83.1.11', '10.83.1.10']);
  });

  it('leaves a computer where it was, and gives no address of one that is still there to a new one', () => {
    const before = planNetwork({ computers: [api, db] }).computers;
    const after = planNetwork({ computers: [{ id: 'api2', tiers: ['api'] }, db] }, { keep: before });
    expect(after.computers).toEqual([
      { id: 'api2', address: '10.83.1.12' },
      { id: 'db', address: '10.83.1.11' },
    ]);
  });

  it('asks the DNS server of the stage for names, the router where there is none', () => {
    expect(planNetwork({ computers: [db, dns] }).nameserver).toBe('10.83.1.11');
    expect(planNetwork({ computers: [db] }).nameserver).toBe('10.83.9.1');
  });

  it.each([
    ['a name that the lab uses itself', { ...db, id: 'router' }, /^The lab has a computer router of its own/],
    [
      'an address outside its networks',
      { ...db, address: '192.168.1.5' },
      /^The address 192\.168\.1\.5 of db /,
    ],
    ["the router's address", { ...db, address: '10.83.1.1' }, /^The address 10\.83\.1\.1 of db /],
    [
      "an address of the client's network",
      { ...db, address: '10.83.9.7' },
      /^The address 10\.83\.9\.7 of db /,
    ],
  ])('refuses %s', (_, computer, message) => {
    expect(() => addresses(computer)).toThrow(message);
  });

  it('refuses one address for two computers', () => {
    const address = '10.83.1.20';
    expect(() => addresses({ ...api, address }, { ...db, address })).toThrow(
      /^api and db both have the address/,
    );
  });

  it('says when a network is full', () => {
    const computers = Array.from({ length: 246 }, (_, at) => ({ ...api, id: `api${at}` }));
    expect(() => addresses(...computers)).toThrow('no address left for api245');
  });
});
