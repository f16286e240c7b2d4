import { ip } from './ip.ts';
import { cableTo, namespaceOf } from './names.ts';
import { routerId, type PlannedComputer } from './plan-network.ts';

/**
 * Pulls a computer's cable, at the router: nothing is refused, everything hangs. What is new then fails as in any network
 * when nobody says for three seconds whose the address is.
 */
export async function pullCable(prefix: string, { address }: PlannedComputer): Promise<void> {
  await setCable(prefix, address, 'down');
}

/** Plugs it in again. */
export async function plugCable(prefix: string, { address }: PlannedComputer): Promise<void> {
  await setCable(prefix, address, 'up');
}

async function setCable(prefix: string, address: string, state: 'up' | 'down'): Promise<void> {
  await ip([`link set ${cableTo(address)} ${state}`], { namespace: namespaceOf(prefix, routerId) });
}
