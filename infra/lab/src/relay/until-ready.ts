import type { ChildProcess } from 'node:child_process';
import { relayMessageSchema } from './relay-plan.ts';

/** Waits until a half of a relay says that it listens; an Error with its words when it cannot, or ends. */
export async function untilReady(half: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    half.once('error', reject);
    half.once('exit', () => reject(new Error('it ended before it was ready')));
    half.once('message', (raw) => {
      const message = relayMessageSchema.parse(raw);
      if (message.type === 'ready') resolve();
      else reject(new Error(message.sentence));
    });
  });
}
