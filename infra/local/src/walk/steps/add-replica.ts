import { tellReplicas } from '../../stage/start-members.ts';
import type { Running } from '../../stage/running.ts';
import { putAside } from '../../stage/put-aside.ts';
import { dataDirOf } from '../../stage/shard-roles.ts';
import { back } from '../back.ts';
import type { Step } from '../step.ts';
import { tellPrograms } from '../tell-programs.ts';

/** A replica copies its primary and follows it; then everybody hears of it. */
export async function addReplica(running: Running, { after }: Step, computer: string): Promise<void> {
  const { launch, starting } = running;
  const before = launch.stage;
  const next = (await running.makeRoom(after)).named(`database-${computer}`);
  putAside(launch, next.computer.id, dataDirOf(launch.folder, next));
  running.take(after);
  try {
    await running.start(running.place('database', computer));
  } catch (error) {
    return back(running, before, [next], error);
  }
  await tellReplicas(launch, starting.tools.postgres);
  await tellPrograms(running);
}
