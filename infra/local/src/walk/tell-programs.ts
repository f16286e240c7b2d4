import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from '../launch-error.ts';
import { converse } from '../servers/converse.ts';
import type { ManagedProcess } from '../servers/managed-process.ts';
import { dataUrls } from '../stage/data-urls.ts';
import type { Running } from '../stage/running.ts';
import { writeTopology } from '../stage/topology-file.ts';
import type { Place } from '../state/places.ts';

/** Under a small cap, on a busy machine, a process is slow; it has its old servers meanwhile. */
const PATIENCE_MS = 60_000;
const REST_MS = 20;
const AGAIN_MS = 500;

/** Has every API and worker process take over where the data are now; returns when all of them have. */
export async function tellPrograms(running: Running): Promise<void> {
  const { folder, places, secrets } = running.launch;
  writeTopology(folder, dataUrls(folder, places, secrets));
  const programs = places.all.filter(({ tier }) => tier === 'api' || tier === 'worker');
  await Promise.all(
    programs.map(async (place) => {
      const [process] = running.supervisor.on(place.computer.id, place.tier);
      if (process) await tell(place, process);
    }),
  );
}

async function tell(place: Place, program: ManagedProcess): Promise<void> {
  let before = await reloadsOf(place);
  process.kill(program.pid, 'SIGHUP');
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const now = await reloadsOf(place);
    if (now.taken > before.taken) return;
    const who = `The ${place.tier} on ${place.computer.id}`;
    if (now.failed > before.failed && Date.now() < deadline) {
      await sleep(AGAIN_MS); // a server, or the process itself, may have been too slow
      before = now;
      process.kill(program.pid, 'SIGHUP');
      continue;
    }
    if (now.failed > before.failed)
      throw new LaunchError(`${who} cannot do with where the data are now.`, LOGS);
    if (program.end() || Date.now() > deadline)
      throw new LaunchError(`${who} does not hear where the data are now.`, LOGS);
    await sleep(REST_MS);
  }
}

const LOGS = { mend: 'Its log says why: ./scaleout logs' };

/** How often a process took another topology over, by its own count, and how often it could not. */
async function reloadsOf(place: Place): Promise<{ taken: number; failed: number }> {
  const question = `GET /metrics HTTP/1.0\r\nHost: ${place.host}\r\n\r\n`;
  const text = (await converse(place, question, () => false, PATIENCE_MS)).toString();
  const count = (outcome: string) => {
    const found = new RegExp(`^topology_reloads_total\\{[^}]*outcome="${outcome}"[^}]*\\} (\\d+)$`, 'm').exec(
      text,
    );
    return Number(found?.[1] ?? 0);
  };
  return { taken: count('taken'), failed: count('failed') };
}
