import { join } from 'node:path';
import { repositoryRoot } from '../../repository.ts';
import { startNodeProgram } from '../../servers/start-node.ts';
import { type Place, where } from '../../state/places.ts';
import { logFile } from '../../state/stage-folder.ts';
import { dataUrls } from '../data-urls.ts';
import type { Launch } from '../launch.ts';
import { apiEnv, workerEnv } from '../tier-env.ts';
import { writeTopology } from '../topology-file.ts';

/** Starts the API or a worker of a place, as it was built, on the data as they are now. */
export async function startProgram(launch: Launch, place: Place): Promise<void> {
  const { folder, places, secrets, careFor } = launch;
  const { tier, name } = place;
  const urls = dataUrls(folder, places, secrets);
  await startNodeProgram({
    title: tier === 'api' ? 'The API' : 'The worker',
    args: ['--enable-source-maps', 'dist/main.js'],
    cwd: join(repositoryRoot, 'apps', tier),
    env: {
      ...(tier === 'api' ? apiEnv(launch, place, urls) : workerEnv(place, urls)),
      TOPOLOGY_FILE: writeTopology(folder, urls),
    },
    ...where(place),
    logFile: logFile(folder, name),
    onSpawn: careFor(place),
  });
}
