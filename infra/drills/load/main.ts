import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Recorder } from '@scaleout/checks/people';
import { onTheWall } from './clock.ts';
import { finalsOf } from './finals.ts';
import { judge, listsIn } from './judge.ts';
import { live } from './live.ts';
import { endSchema, planSchema, type End, type Request, type Says } from './messages.ts';
import { settle } from './settle.ts';

/** Longer than the longest request; who then still waits does so for ever. */
const LAST_ANSWERS_MS = 30_000;
const stillWaiting = 'Somebody still waits for an answer, though the stage is whole again.';

// The people of a drill, as a process where people are: it is started with a plan, says when they have begun, and when it is told to
// end what they were answered.
const plan = planSchema.parse(JSON.parse(process.argv[2] ?? ''));
process.once('disconnect', () => process.exit(1));

try {
  const recorder = new Recorder(() => '');
  const requests: Request[] = [];
  let begun = false;
  const crowds = await settle(plan, recorder, (request) => {
    if (begun) requests.push(request);
  });
  begun = true;
  const ended = new AbortController();
  setMaxListeners(0, ended.signal); // everybody waits for it
  const { perSecond } = plan;
  const living = live(crowds, { perSecond, signal: ended.signal });
  const told = toldToEnd();
  await say({ type: 'begun', at: onTheWall(performance.now()) });
  const { primaries } = await Promise.race([told, living.then(() => told)]);
  ended.abort();
  await Promise.race([living, sleep(LAST_ANSWERS_MS).then(() => Promise.reject(new Error(stillWaiting)))]);
  const { operations } = recorder;
  const writes = judge(operations, await finalsOf(primaries, listsIn(operations)));
  await say({ type: 'ended', requests, writes });
  process.exit(0);
} catch (error) {
  await say({ type: 'failed', sentence: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}

function toldToEnd(): Promise<End> {
  return new Promise((resolve) => process.once('message', (raw) => resolve(endSchema.parse(raw))));
}

function say(message: Says): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}
