import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuild } from '../build/ensure-build.ts';
import { LaunchError } from '../launch-error.ts';
import type { Machines } from '../machines/machines.ts';
import { httpStatus } from '../servers/http-probe.ts';
import type { Places } from '../state/places.ts';
import type { Supervisor } from '../supervisor/supervisor.ts';
import { dataUrls } from './data-urls.ts';
import type { Launch } from './launch.ts';
import { prepareData } from './prepare-data.ts';
import { releaseWeb } from './release-web.ts';
import { Running } from './running.ts';
import { stageTools } from './stage-tools.ts';
import { startPrimaries, startReplicas } from './start-members.ts';
import { Fronts } from './tiers/fronts.ts';
import { startPlace } from './tiers/start-place.ts';

const LONGEST_WAY_MS = 15_000;

/** Starts every tier of a stage from the built programs, as the computers of the stage would run them. */
export async function launchBuilt(
  launch: Launch,
  supervisor: Supervisor,
  machines: Machines,
): Promise<Running> {
  const { folder, places, secrets, report, signal } = launch;
  const tools = await stageTools(launch.stage, report);
  const build = await ensureBuild(report, signal);
  const fronts = new Fronts(launch, tools, releaseWeb(folder));
  const starting = { launch, tools, fronts };
  report(`Starting PostgreSQL ${tools.postgres.version} and Redis ${tools.redis.version}`);
  await Promise.all([
    startPrimaries(launch, tools.postgres),
    ...places.of('redis').map((place) => startPlace(starting, place)),
  ]);
  await prepareData(launch, dataUrls(folder, places, secrets), build);
  await startReplicas(launch, tools.postgres);
  report('Starting the API, the worker and what leads people to them');
  const others = places.all.filter(({ tier }) => tier !== 'database' && tier !== 'redis');
  await Promise.all(others.map((place) => startPlace(starting, place)));
  await untilWayIsOpen(places);
  const watch = fronts.watch();
  signal.addEventListener('abort', () => void watch.stop(), { once: true });
  return new Running(starting, supervisor, machines);
}

/** A load balancer asks its web servers more than once before it believes that they are there. */
async function untilWayIsOpen({ doors }: Places): Promise<void> {
  const deadline = Date.now() + LONGEST_WAY_MS;
  for (const door of doors) {
    for (;;) {
      const status = await httpStatus(door, '/health/ready');
      if (status === 200) break;
      if (Date.now() > deadline) {
        throw new LaunchError(
          `The way through every tier, by ${door.computer.id}, does not work: it answers ${status ?? 'nothing'}.`,
        );
      }
      await sleep(50);
    }
  }
}
