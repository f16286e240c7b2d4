import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildProjects } from '../build/ensure-build.ts';
import { repositoryRoot } from '../repository.ts';
import { httpStatus } from '../servers/http-probe.ts';
import { startProcess, untilReady } from '../servers/managed-process.ts';
import { startNodeProgram } from '../servers/start-node.ts';
import type { Place } from '../state/places.ts';
import { logFile } from '../state/stage-folder.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { dataUrls } from './data-urls.ts';
import type { Launch } from './launch.ts';
import { prepareData } from './prepare-data.ts';
import { startPrimaries } from './start-members.ts';
import { startRedisServer } from './tiers/start-redis-server.ts';
import { apiEnv, workerEnv } from './tier-env.ts';

/** Starts a stage for its developers: API and worker are rebuilt and restarted on change, the web app changes in place. */
export async function launchWatching(launch: Launch): Promise<undefined> {
  const { folder, places, secrets, report, signal } = launch;
  const tools = await ensureTools(['postgres', 'redis'], report);
  report('Building the database commands');
  await buildProjects(['database'], { logFile: logFile(folder, 'build'), signal });
  await Promise.all([
    startPrimaries(launch, tools.postgres),
    startRedisServer(launch, places.first('redis'), tools.redis),
  ]);
  const urls = dataUrls(folder, places, secrets);
  await prepareData(launch, urls, null);
  const api = places.first('api');
  const worker = places.first('worker');
  report('Starting the API, the worker and the web server, and watching their sources');
  await Promise.all([
    startWatched(launch, api, apiEnv(launch, api, urls)),
    startWatched(launch, worker, workerEnv(worker, urls)),
    startVite(launch),
  ]);
  return undefined; // what is watched is changed by its sources alone
}

/** One process rebuilds, another runs the result and starts again when it changes. */
async function startWatched(
  { folder, careFor }: Launch,
  place: Place,
  env: Record<string, string>,
): Promise<void> {
  const { tier, port } = place;
  const name = tier === 'api' ? 'The API' : 'The worker';
  const project = join(repositoryRoot, 'apps', tier);
  const began = Date.now();
  const builder = await startProcess({
    title: `${name}'s build`,
    command: join(repositoryRoot, 'node_modules/.bin/vite'),
    args: ['build', '--watch', '--clearScreen', 'false'],
    cwd: project,
    logFile: logFile(folder, `${place.name}-build`),
    stopSignal: 'SIGTERM',
    forceSignal: 'SIGKILL',
    graceMs: 5000,
    onSpawn: careFor(place),
  });
  const built = join(project, 'dist/main.js');
  await untilReady(builder, () =>
    Promise.resolve((statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0) > began),
  );
  await startNodeProgram({
    title: name,
    args: ['--watch', '--enable-source-maps', 'dist/main.js'],
    cwd: project,
    env,
    port,
    logFile: logFile(folder, place.name),
    onSpawn: careFor(place),
  });
}

async function startVite({ folder, places, careFor }: Launch): Promise<void> {
  const { front } = places;
  const api = places.first('api');
  const vite = await startProcess({
    title: 'Vite',
    command: join(repositoryRoot, 'node_modules/.bin/vite'),
    args: ['--host', '127.0.0.1', '--clearScreen', 'false'],
    cwd: join(repositoryRoot, 'apps/web'),
    env: { WEB_PORT: String(front.port), API_URL: `http://127.0.0.1:${api.port}` },
    logFile: logFile(folder, front.name),
    stopSignal: 'SIGTERM',
    forceSignal: 'SIGKILL',
    graceMs: 5000,
    onSpawn: careFor(front),
  });
  await untilReady(vite, async () => (await httpStatus(front, '/')) === 200);
}
