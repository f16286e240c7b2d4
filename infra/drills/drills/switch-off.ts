import { LaunchError } from '@scaleout/local';
import type { Computer, Tier } from '@scaleout/topology';
import type { Cast, Drill, Found } from './drill.ts';
import { firstInRole, lastWith, remarkOn } from './find-computer.ts';

/** Switches a computer off and on again. */
export function switchedOff({ id }: Computer): Pick<Cast, 'computer' | 'breaks' | 'heals'> {
  return {
    computer: id,
    async breaks({ ask, note }) {
      await ask({ verb: 'kill', computer: id });
      note(`${id} is switched off`);
    },
    async heals({ ask, note }) {
      note(`${id} is switched on again`);
      await ask({ verb: 'heal', computer: id });
    },
  };
}

function ofTier(name: Tier, summary: string, title: string): Drill {
  return {
    name,
    summary,
    needs: `${title}, which every stage has`,
    cast(found) {
      const computer = lastWith(found, name);
      if (!computer) throw new LaunchError(`The stage ${found.stage.id} has no ${title}.`);
      return { ...switchedOff(computer), ...remarkOn(found, computer, name) };
    },
  };
}

/** An API computer: the others go on, and what was on its way to it is sent again where that does no harm. */
export const api = ofTier('api', 'switches an API computer off, and on again', 'API computer');

/** A web computer: what a name that leads to a dead address does to people. */
export const web = ofTier(
  'web',
  'switches a web computer off, and on again: by DNS some are led to it all the same, a load balancer knows',
  'web computer',
);

/** Redis: nobody is known, and visitors go on reading. */
export const redis = ofTier('redis', 'switches Redis off, and on again', 'Redis');

/** A replica: its readers are answered by others. */
export const replica: Drill = {
  name: 'replica',
  summary: 'switches a replica off, and on again',
  needs: 'a replica: replica, replicas and every stage after them',
  cast(found: Found) {
    return switchedOff(replicaOf(found));
  },
};

/** The replica that something is done to. @throws LaunchError where there is none */
export function replicaOf(found: Found): Computer {
  const computer = firstInRole({ ...found, members: found.stage.computers }, 'replica');
  if (computer) return computer;
  throw new LaunchError(`The stage ${found.stage.id} has no replica.`, {
    mend: 'Start one that has: ./scaleout up replica --detach',
  });
}
