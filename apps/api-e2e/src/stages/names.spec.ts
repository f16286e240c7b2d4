import { Resolver } from 'node:dns/promises';
import { describe, expect, it } from 'vitest';
import { testedStage } from '../support/computers.ts';

const { stage, baseDomain, doors, nameServers } = testedStage();
const addresses = [...new Set(doors.map(({ host }) => host))].sort();

/** Nobody to ask where a stage has no DNS server. */
describe.each(nameServers)(`the names of the stage ${stage.id}, asked of %s`, (server) => {
  const resolver = new Resolver({ timeout: 2_000, tries: 3 });
  resolver.setServers([server]);

  it.each([baseDomain, `press.${baseDomain}`])('lead to every way in: %s', async (name) => {
    expect((await resolver.resolve4(name)).sort()).toEqual(addresses);
  });

  it('have another address first each time', async () => {
    const first = new Set<string | undefined>();
    for (let time = 0; time < 3 * addresses.length; time += 1)
      first.add((await resolver.resolve4(baseDomain))[0]);
    expect([...first].sort()).toEqual(addresses);
  });
});
