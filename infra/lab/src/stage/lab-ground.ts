import { join } from 'node:path';
import { ensureTools, logFile, startDns, tiersOf, type Ground } from '@scaleout/local';
import { frontDoorOf, type Computer, type Stage, type Tier } from '@scaleout/topology';
import { clearLab, type Lab } from '../lab.ts';
import { labNetworks } from '../network/networks.ts';
import { Caps } from './caps.ts';
import { labMachines } from './lab-machines.ts';

/** The domain whose names the lab's DNS server knows. */
export const labDomain = 'scaleout.test';

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
  return {
    on: 'lab',
    baseDomain: labDomain,
    async prepare(stage) {
      await lab.adopt();
      return {
        hosts: Object.fromEntries(lab.plan.computers.map(({ id, address }) => [id, address])),
        ports: Object.fromEntries(tiersOf(stage).map(({ tier, key }) => [key, ports[tier]])),
        enter:
          ({ id }: Computer) =>
          ({ command, args, asUser }) =>
            lab.computer(id).enter(command, args, asUser),
        networks: labNetworks,
      };
    },
    machines: () => labMachines(lab, caps, unit),
    async ready(launch) {
      const { stage, folder } = launch;
      if (!hasDns(stage)) {
        const { nsd: tool } = await ensureTools(['nsd'], launch.report);
        await startDns({
          host: lab.plan.nameserver,
          port: ports.dns,
          tool,
          runDir: join(folder.web, 'names'),
          baseDomain: labDomain,
          addresses: frontDoorOf(stage).map(({ id }) => lab.computer(id).address),
          logFile: logFile(folder, 'names'),
          enter: ({ command, args, asUser }) => lab.router.enter(command, args, asUser),
        });
      }
      // Now that all serve: under its cap a program would take minutes to start.
      for (const { id, cpus } of stage.computers) caps.set(id, cpus * unit);
    },
    leave: async () => {
      await clearLab(lab.plan.prefix);
    },
  };
}

function hasDns({ computers }: Stage): boolean {
  return computers.some(({ tiers }) => tiers.includes('dns'));
}
