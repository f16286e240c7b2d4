import { type Lab, openLab } from '../lab.ts';
import { planNetwork, type StageComputer } from '../network/plan-network.ts';
import { testPrefix } from './test-prefix.ts';

/** Ids of computers; one whose id begins with `web` is a web server. */
export function planOf(prefix: string, ...ids: string[]) {
  const computers = ids.map((id): StageComputer => ({ id, tiers: [id.startsWith('web') ? 'web' : 'api'] }));
  return planNetwork({ computers }, { prefix });
}

/** A lab of these computers, beside whatever else is on the machine; the spec clears it by its prefix. */
export async function openTestLab(...ids: string[]): Promise<{ lab: Lab; prefix: string }> {
  const prefix = testPrefix();
  return { prefix, lab: await openLab({ stage: 'a spec', plan: planOf(prefix, ...ids) }) };
}
