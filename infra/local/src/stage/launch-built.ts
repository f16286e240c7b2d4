import { join } from 'node:path';
import { ensureBuild } from '../build/ensure-build.ts';
import { LaunchError } from '../launch-error.ts';
import { repositoryRoot } from '../repository.ts';
import { httpStatus } from '../servers/http-probe.ts';
import { startNginx } from '../servers/start-nginx.ts';
import { startNodeProgram } from '../servers/start-node.ts';
import { type Place, where } from '../state/places.ts';
import { logFile } from '../state/stage-folder.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import type { NginxTool } from '../tools/tool.ts';
import { dataUrls } from './data-urls.ts';
import type { Launch } from './launch.ts';
import { prepareData } from './prepare-data.ts';
import { releaseWeb } from './release-web.ts';
import { startDataTiers } from './start-data-tiers.ts';
import { startReplicas } from './start-members.ts';
import { apiEnv, workerEnv } from './tier-env.ts';

/** Starts every tier of a stage from the built programs, as the computers of the stage would run them. */
export async function launchBuilt(launch: Launch): Promise<void> {
  const { folder, places, secrets, report, signal } = launch;
  const tools = await ensureTools(['postgres', 'redis', 'nginx'], report);
  const build = await ensureBuild(report, signal);
  await startDataTiers(launch, tools);
  const urls = dataUrls(folder, places, secrets);
  await prepareData(launch, urls, build);
  await startReplicas(launch, tools.postgres);
  report('Starting the API, the worker and the web server');
  const webRoot = releaseWeb(folder);
  await Promise.all([
    ...places
      .of('api')
      .map((place) => startProgram(launch, place, apiEnv(place, urls, secrets, places.of('web')))),
    ...places.of('worker').map((place) => startProgram(launch, place, workerEnv(place, urls))),
    ...places.of('web').map((place) => startWeb(launch, place, tools.nginx, webRoot)),
  ]);
  const status = await httpStatus(places.front, '/health/ready');
  if (status !== 200)
    throw new LaunchError(`The way through every tier does not work: it answers ${status ?? 'nothing'}.`);
}

async function startProgram(
  { folder, careFor }: Launch,
  place: Place,
  env: Record<string, string>,
): Promise<void> {
  const { tier, name } = place;
  await startNodeProgram({
    title: tier === 'api' ? 'The API' : 'The worker',
    args: ['--enable-source-maps', 'dist/main.js'],
    cwd: join(repositoryRoot, 'apps', tier),
    env,
    ...where(place),
    logFile: logFile(folder, name),
    onSpawn: careFor(place),
  });
}

async function startWeb(
  { folder, places, careFor }: Launch,
  place: Place,
  tool: NginxTool,
  webRoot: string,
): Promise<void> {
  const { computer, name } = place;
  await startNginx({
    ...where(place),
    computer: computer.id,
    tool,
    runDir: join(folder.web, name),
    webRoot,
    apis: places.of('api'),
    accessLog: logFile(folder, `${name}-access`),
    logFile: logFile(folder, name),
    onSpawn: careFor(place),
  });
}
