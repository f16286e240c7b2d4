import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { freePort } from '../servers/free-port.ts';
import type { ManagedProcess } from '../servers/managed-process.ts';
import { startNginx } from '../servers/start-nginx.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { guardProcess } from './guard.ts';
import { report } from './report.ts';
import type { TestApi } from './start-api.ts';

/** A running web server and where it listens. */
export interface TestWeb extends ManagedProcess {
  readonly url: string;
}

/** Starts the web tier before an API process: the web app as it was built last, and `/api`. */
export async function startWeb(api: TestApi, folder: string): Promise<TestWeb> {
  const { nginx } = await ensureTools(['nginx'], report);
  const port = await freePort();
  const runDir = join(folder, 'web');
  const web = await startNginx({
    port,
    computer: 'c1',
    tool: nginx,
    runDir,
    webRoot: join(repositoryRoot, 'apps/web/dist'),
    apis: [{ port: api.port }],
    accessLog: join(runDir, 'access.log'),
    logFile: join(runDir, 'nginx.log'),
    onSpawn: guardProcess,
  });
  return { ...web, url: `http://localhost:${port}` };
}
