import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LaunchError, run } from '@scaleout/local';
import { toolPath } from '../tool-path.ts';
import { ip } from './ip.ts';
import { cableTo, etcFolder, namespaceFile, namespaceOf } from './names.ts';
import { gatewayOf, networkOf, networks, type LabNetwork } from './networks.ts';
import { clientComputer, routerId, type NetworkPlan, type PlannedComputer } from './plan-network.ts';

/**
 * Makes the network: a router with a bridge for each of the networks, and every computer at the end of a cable (a veth
 * pair). Both ends of each are made where they belong: this machine's own network is never touched.
 */
export async function makeNetwork({ prefix, computers, nameserver }: NetworkPlan): Promise<void> {
  await ip([`netns add ${namespaceOf(prefix, routerId)}`]);
  await ip(['link set lo up', ...networks.flatMap(bridge)], { namespace: namespaceOf(prefix, routerId) });
  await forward(prefix);
  await connect(prefix, [clientComputer, ...computers]);
  writeResolver(namespaceOf(prefix, clientComputer.id), nameserver);
}

/** Makes computers and connects them to a network that is there. */
export async function connect(prefix: string, computers: readonly PlannedComputer[]): Promise<void> {
  await ip(computers.map(({ id }) => `netns add ${namespaceOf(prefix, id)}`));
  await ip(
    computers.flatMap((computer) => [
      `link add ${cableTo(computer.address)} type veth peer name eth0 netns ${namespaceOf(prefix, computer.id)}`,
      `link set ${cableTo(computer.address)} master ${homeOf(computer).name} up`,
    ]),
    { namespace: namespaceOf(prefix, routerId) },
  );
  await Promise.all(
    computers.map((computer) =>
      ip(
        [
          'link set lo up',
          `addr add ${computer.address}/24 dev eth0`,
          'link set eth0 up',
          `route add default via ${gatewayOf(homeOf(computer))}`,
        ],
        { namespace: namespaceOf(prefix, computer.id) },
      ),
    ),
  );
}

/** What a name leads to, the client asks the lab's DNS server alone. */
export function writeResolver(namespace: string, nameserver: string): void {
  const path = join(etcFolder, namespace, 'resolv.conf');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `nameserver ${nameserver}\noptions timeout:1 attempts:2\n`);
}

function bridge(network: LabNetwork): string[] {
  return [
    `link add ${network.name} type bridge`,
    `addr add ${gatewayOf(network)}/24 dev ${network.name}`,
    `link set ${network.name} up`,
  ];
}

function homeOf({ id, address }: PlannedComputer): LabNetwork {
  const network = networkOf(address);
  if (!network) throw new LaunchError(`The address ${address} of ${id} is in no network of the lab.`);
  return network;
}

/** /proc/sys/net shows the namespace of who looks, so it is written from within. */
async function forward(prefix: string): Promise<void> {
  const net = `--net=${namespaceFile(prefix, routerId)}`;
  const write = 'echo 1 > /proc/sys/net/ipv4/ip_forward';
  const { ok, output } = await run(toolPath('nsenter'), [net, '/bin/sh', '-c', write]);
  if (!ok) throw new LaunchError(`The lab's router could not be told to forward: ${output.trim()}`);
}
