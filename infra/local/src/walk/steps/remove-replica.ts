import type { Running } from '../../stage/running.ts';
import { tellReplicas } from '../../stage/start-members.ts';
import { leaveDatabase } from '../leave-database.ts';
import type { Step } from '../step.ts';
import { tellPrograms } from '../tell-programs.ts';

/** Nobody asks a replica any more, then it goes. */
export async function removeReplica(running: Running, { after }: Step, computer: string): Promise<void> {
  const place = running.place('database', computer);
  running.take(after);
  await tellPrograms(running);
  await leaveDatabase(running, place);
  await tellReplicas(running.launch, running.starting.tools.postgres);
}
