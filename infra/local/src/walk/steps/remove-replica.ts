import type { Running } from '../../stage/running.ts';
import { tellReplicas } from '../../stage/start-members.ts';
import { leaveDatabase } from '../leave-database.ts';
import type { Step } from '../step.ts';
import { takeAndTell } from '../take-and-tell.ts';

/** Nobody asks a replica any more, then it goes. */
export async function removeReplica(running: Running, { after }: Step, computer: string): Promise<void> {
  const place = running.place('database', computer);
  await takeAndTell(running, after);
  await leaveDatabase(running, place);
  await tellReplicas(running.launch, running.starting.tools.postgres);
}
