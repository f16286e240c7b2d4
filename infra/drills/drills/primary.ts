import { LaunchError, type StageStatus } from '@scaleout/local';
import { shardsOf, type Computer } from '@scaleout/topology';
import type { Drill, Found } from './drill.ts';
import { firstInRole } from './find-computer.ts';
import { switchedOff } from './switch-off.ts';

/** The primary of a shard dies; when that is noticed a replica is promoted, as an operator would, and the dead one comes back as its replica. */
export const primary: Drill = {
  name: 'primary',
  summary:
    'switches a primary off, promotes a replica when that is noticed, and has the old one come back as its replica',
  needs: 'a replica: replica, replicas and every stage after them',
  cast(found) {
    const { old, next } = shardWithReplica(found);
    return {
      ...switchedOff(old),
      async meanwhile({ until, note, ask, wait }) {
        await until((status) => isDown(status, old.id));
        note(`It is noticed that ${old.id} is gone; ${next.id} is promoted`);
        await ask({ verb: 'promote', computer: next.id });
        note(`${next.id} is the primary`);
        await wait();
      },
    };
  },
};

/** The first shard that has a replica now: its primary, and who is to be that next. */
export function shardWithReplica(found: Found): { old: Computer; next: Computer } {
  const { stage, status } = found;
  for (const shard of shardsOf(stage)) {
    const members = [shard.primary, ...shard.replicas];
    const old = firstInRole({ members, status }, 'primary');
    const next = firstInRole({ members, status }, 'replica');
    if (old && next) return { old, next };
  }
  throw new LaunchError(`The stage ${stage.id} has no replica that could be promoted.`, {
    mend: 'Start one that has: ./scaleout up replica --detach',
  });
}

function isDown({ computers }: StageStatus, id: string): boolean {
  const computer = computers.find((each) => each.id === id);
  return computer?.tiers.some(({ tier, health }) => tier === 'database' && health !== 'ready') ?? true;
}
