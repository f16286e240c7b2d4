import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { run } from './run.ts';
import { findOnPath, isExecutable } from './search-path.ts';
import type { NginxTool } from './tool.ts';
import { unpackedEnv } from './unpacked.ts';
import { parseVersion } from './version.ts';

/** nginx as the system has it, or as unpacked under `root`. */
export async function findNginx(root?: string): Promise<NginxTool | undefined> {
  const paths = root === undefined ? findOnPath('nginx') : [join(root, 'usr/sbin/nginx')];
  for (const path of paths.filter(isExecutable)) {
    const env = root === undefined ? {} : unpackedEnv(root);
    const { ok, output } = await run(path, ['-V'], { env });
    const version = ok ? parseVersion(output) : undefined;
    if (version === undefined) continue;
    const brotli = brotliModule(output, root);
    const gzipStatic = output.includes('--with-http_gzip_static_module');
    return {
      path,
      env,
      version,
      gzipStatic,
      ...(brotli === undefined ? {} : { brotliStaticModule: brotli }),
    };
  }
  return undefined;
}

function brotliModule(buildOptions: string, root = ''): string | undefined {
  const folder = /--modules-path=(\S+)/.exec(buildOptions)?.[1];
  if (folder === undefined) return undefined;
  const path = join(root, folder, 'ngx_http_brotli_static_module.so');
  return existsSync(path) ? path : undefined;
}
