import { join } from 'node:path';
import { ensureBuild } from '../build/ensure-build.ts';
import { LaunchError } from '../launch-error.ts';
import { repositoryRoot } from '../repository.ts';
import { httpStatus } from '../servers/http-probe.ts';
import { startNginx } from '../servers/start-nginx.ts';
import { startNodeProgram } from '../servers/start-node.ts';
import { logFile } from '../state/stage-folder.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { dataUrls } from './data-urls.ts';
import type { Launch } from './launch.ts';
import { prepareData } from './prepare-data.ts';
import { releaseWeb } from './release-web.ts';
import { startDataTiers } from './start-data-tiers.ts';
import { apiEnv, workerEnv } from './tier-env.ts';

/** Starts every tier of a stage from the built programs, as a computer of the stage would run them. */
export async function launchBuilt(launch: Launch): Promise<void> {
  const { ports, secrets, report, signal } = launch;
  const tools = await ensureTools(['postgres', 'redis', 'nginx'], report);
  const build = await ensureBuild(report, signal);
  await startDataTiers(launch, tools);
  const urls = dataUrls(ports, secrets);
  await prepareData(launch, urls, build);
  report('Starting the API, the worker and the web server');
  await Promise.all([
    startProgram(launch, 'api', apiEnv(launch, urls)),
    startProgram(launch, 'worker', workerEnv(launch, urls)),
    startNginx({
      port: ports.web,
      computer: launch.computer.id,
      tool: tools.nginx,
      runDir: launch.folder.web,
      webRoot: releaseWeb(launch.folder),
      apiPorts: [ports.api],
      accessLog: logFile(launch.folder, 'web-access'),
      logFile: logFile(launch.folder, 'web'),
      onSpawn: launch.careFor('web', ports.web),
    }),
  ]);
  const status = await httpStatus(ports.web, '/health/ready');
  if (status !== 200)
    throw new LaunchError(`The way through every tier does not work: it answers ${status ?? 'nothing'}.`);
}

async function startProgram(
  launch: Launch,
  tier: 'api' | 'worker',
  env: Record<string, string>,
): Promise<void> {
  const port = launch.ports[tier];
  await startNodeProgram({
    title: tier === 'api' ? 'The API' : 'The worker',
    args: ['--enable-source-maps', 'dist/main.js'],
    cwd: join(repositoryRoot, 'apps', tier),
    env,
    port,
    logFile: logFile(launch.folder, tier),
    onSpawn: launch.careFor(tier, port),
  });
}
