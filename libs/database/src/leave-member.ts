import { setTimeout as sleep } from 'node:timers/promises';

/** What is needed of one that leaves. */
interface Leaving {
  readonly isIdle: boolean;
  close(): Promise<void>;
}

/** Between two looks; one that was idle at so many of them, one after the other, has nothing more to do. */
const LOOK_MS = 50;
const LOOKS = 10;

/** Closes a member that nobody is sent to any more, once what was asked of it is answered, or that takes too long. */
export async function leave(member: Leaving, longestMs: number): Promise<void> {
  const deadline = performance.now() + longestMs;
  for (let idle = 0; idle < LOOKS && performance.now() < deadline;) {
    await sleep(LOOK_MS, undefined, { ref: false });
    idle = member.isIdle ? idle + 1 : 0;
  }
  await member.close();
}
