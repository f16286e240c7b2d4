import { join } from 'node:path';
import { LaunchError } from '@scaleout/local';
import type { Drill } from './drill.ts';
import { shardWithReplica } from './primary.ts';
import { SmallDisk } from './small-disk.ts';

/**
 * The disk of a primary is full. So that no disk of this machine has to be: a replica is put on a small one of its own, copied anew,
 * and made the primary before people come; afterwards the old primary takes over again, and the replica is copied back to where it was.
 * Everything is on both all the time.
 */
export const disk: Drill = {
  name: 'disk',
  summary: "fills a primary's disk to the last byte, and makes room again",
  needs: 'Linux and root, to give a computer a small disk, and a replica',
  cast(found) {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) {
      throw new LaunchError('To give a computer a small disk of its own takes Linux and root.', {
        mend: 'Start the stage and the drill as root on Linux.',
      });
    }
    const { old, next } = shardWithReplica(found);
    const small = new SmallDisk(join(found.folder.data, `database-${next.id}`));
    return {
      computer: next.id,
      remark: `made the primary in the place of ${old.id} for the drill, on a disk of its own`,
      async prepares({ ask, report }) {
        report(`Putting ${next.id} on a small disk and making it the primary`);
        await ask({ verb: 'kill', computer: next.id });
        await small.putIn(join(found.folder.data, `database-${old.id}`));
        await ask({ verb: 'heal', computer: next.id });
        await ask({ verb: 'promote', computer: next.id });
      },
      breaks({ note }) {
        note(`The disk of ${next.id} is full, with ${small.fill()} MiB of nothing`);
        return Promise.resolve();
      },
      heals({ note }) {
        small.free();
        note(`There is room on the disk of ${next.id} again`);
        return Promise.resolve();
      },
      async clears({ ask, report }) {
        if (!small.isThere) {
          await ask({ verb: 'heal', computer: next.id });
          return;
        }
        report(`Making ${old.id} the primary again, and putting ${next.id} back where it was`);
        await ask({ verb: 'promote', computer: old.id }).catch((error: unknown) => {
          if (!(error instanceof LaunchError) || !error.message.includes('already')) throw error;
        });
        await ask({ verb: 'kill', computer: next.id });
        await small.takeOut();
        await ask({ verb: 'heal', computer: next.id });
      },
    };
  },
};
