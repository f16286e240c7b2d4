import { tiersOf, type Ground, type Room, type Site } from '@scaleout/local';
import type { Computer, Stage, Tier } from '@scaleout/topology';
import { clearLab, type Lab } from '../lab.ts';
import { labNetworks, networkIn, web } from '../network/networks.ts';
import { planNetwork } from '../network/plan-network.ts';
import { Caps } from './caps.ts';
import { labDomain } from './lab-domain.ts';
import { labMachines } from './lab-machines.ts';
import { LabNames } from './lab-names.ts';

/** What every computer of the lab listens at: each has all ports for itself. */
const ports: Record<Tier, number> = {
  dns: 53,
  'load-balancer': 80,
  web: 80,
  api: 3000,
  worker: 3001,
  redis: 6379,
  database: 5432,
};

/** The lab as the ground of a stage; the process that uses it must be in the router's network, from where all can be reached. */
export function labGround(lab: Lab, unit: number): Ground {
  const caps = new Caps(lab);
  const names = new LabNames(lab);
  const siteOf = (stage: Stage): Site => ({
    hosts: Object.fromEntries(lab.plan.computers.map(({ id, address }) => [id, address])),
    ports: Object.fromEntries(tiersOf(stage).map(({ tier, key }) => [key, ports[tier]])),
    enter:
      ({ id }: Computer) =>
      ({ command, args, asUser }) =>
        lab.computer(id).enter(command, args, asUser),
    networks: labNetworks,
    proxies: [networkIn(web)],
  });
  const size = ({ computers }: Stage) => {
    for (const { id, cpus } of computers) caps.set(id, cpus * unit);
  };
  const room: Room = {
    hasNames: true,
    async make(stage, now, site) {
      const computers = [...stage.computers, ...now.all.map(({ computer }) => computer)];
      const plan = planNetwork(
        { computers: byId(computers) },
        { prefix: lab.plan.prefix, keep: lab.plan.computers },
      );
      await lab.become({ ...plan, nameserver: lab.plan.nameserver });
      const { ports: added, ...next } = siteOf(stage);
      return { ...next, ports: { ...site.ports, ...added } };
    },
    async settle(stage) {
      const plan = planNetwork(stage, { prefix: lab.plan.prefix, keep: lab.plan.computers });
      await lab.become({ ...plan, nameserver: lab.plan.nameserver });
      size(stage); // under its cap a program would take minutes to start: those that are new got theirs later
    },
    lead: (launch) => names.lead(launch),
  };
  return {
    on: 'lab',
    baseDomain: labDomain,
    async prepare(stage) {
      await lab.adopt();
      return siteOf(stage);
    },
    room,
    machines: () => labMachines(lab, caps, unit),
    async ready(launch) {
      await names.lead(launch);
      size(launch.stage); // now that all serve
    },
    leave: async () => {
      await clearLab(lab.plan.prefix);
    },
  };
}

/** Each once: one that stays may have something else to do. */
function byId(computers: readonly Computer[]): Computer[] {
  return [
    ...new Map(computers.toReversed().map((computer) => [computer.id, computer])).values(),
  ].toReversed();
}
