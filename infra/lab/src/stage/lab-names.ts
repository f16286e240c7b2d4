import { join } from 'node:path';
import {
  ensureTools,
  logFile,
  reloadDns,
  startDns,
  type Led,
  type ManagedProcess,
  type ToEnter,
} from '@scaleout/local';
import { frontDoorOf, type Stage } from '@scaleout/topology';
import type { Lab } from '../lab.ts';
import { planNetwork } from '../network/plan-network.ts';
import { gatewayOf, client } from '../network/networks.ts';
import { labDomain } from './lab-domain.ts';

const DNS = 53;

/** Has the names of the lab lead to the doors of a stage, also where the stage itself has no DNS server: then the router has one. */
export class LabNames {
  #own: ManagedProcess | undefined;

  constructor(private readonly lab: Lab) {}

  async lead(led: Led): Promise<void> {
    const { stage } = led;
    if (hasDns(stage)) await this.#askAt(planNetwork(stage, { keep: this.lab.plan.computers }).nameserver);
    else await this.#answer(led);
  }

  async #answer({ stage, folder, report }: Led): Promise<void> {
    const { nsd: tool } = await ensureTools(['nsd'], report);
    const options = {
      host: gatewayOf(client),
      port: DNS,
      tool,
      runDir: join(folder.web, 'names'),
      baseDomain: labDomain,
      addresses: frontDoorOf(stage).map(({ id }) => this.lab.computer(id).address),
      logFile: logFile(folder, 'names'),
      enter: ({ command, args, asUser }: ToEnter) => this.lab.router.enter(command, args, asUser),
    };
    if (this.#own && !this.#own.end()) await reloadDns(this.#own, options);
    else this.#own = await startDns(options);
    await this.#askAt(options.host);
  }

  async #askAt(nameserver: string): Promise<void> {
    if (this.lab.plan.nameserver !== nameserver) await this.lab.become({ ...this.lab.plan, nameserver });
  }
}

function hasDns({ computers }: Stage): boolean {
  return computers.some(({ tiers }) => tiers.includes('dns'));
}
