import { frontDoorOf, type Stage } from '@scaleout/topology';
import { hasOwnAddresses } from './has-own-addresses.ts';

/**
 * An address of its own on loopback for each computer of a stage, so that each of its tiers may have the port that others have
 * too. None for the first by whom people come in, who is at `localhost`, and none at all where there is only one computer, or only one
 * such address: then ports alone tell them apart.
 */
export async function chooseHosts(stage: Stage): Promise<Record<string, string>> {
  const { number, computers } = stage;
  if (computers.length === 1 || !(await hasOwnAddresses())) return {};
  const [front] = frontDoorOf(stage);
  const hosts = computers.map(({ id }, at) => [id, `127.0.${number}.${at + 1}`] as const);
  return Object.fromEntries(hosts.filter(([id]) => id !== front?.id));
}
