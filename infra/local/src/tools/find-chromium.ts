import { existsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { playwrightFolder } from '../env.ts';
import { run } from './run.ts';
import { findOnPath, isExecutable, subfolders } from './search-path.ts';
import type { Tool } from './tool.ts';
import { unpackedEnv } from './unpacked.ts';
import { parseVersion } from './version.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A browser of the Chromium family that really opens a page: the system's, Playwright's, or the one unpacked under `root`. */
export async function findChromium(root?: string): Promise<Tool | undefined> {
  const paths = root === undefined ? systemPaths() : [join(root, 'usr/lib/chromium/chromium')];
  for (const path of paths.filter(isExecutable)) {
    const env = root === undefined ? {} : { ...unpackedEnv(root), ...fontEnv(root) };
    const version = await tryOut(path, env);
    if (version !== undefined) return { path, env, version };
  }
  return undefined;
}

/** Asks for the version and renders a page: a browser with a missing library or font knows its version but shows nothing. */
async function tryOut(path: string, env: Record<string, string>): Promise<string | undefined> {
  const asked = await run(path, ['--version'], { env, timeoutMs: 20_000 });
  const version = asked.ok ? parseVersion(asked.stdout) : undefined;
  if (version === undefined) return undefined;
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--dump-dom'];
  const shown = await run(path, [...flags, 'data:text/html,<p>it works</p>'], { env, timeoutMs: 60_000 });
  return shown.stdout.includes('it works') ? version : undefined;
}

function systemPaths(): string[] {
  const playwright = [
    playwrightFolder(),
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ].flatMap((folder) => (folder === undefined ? [] : subfolders(folder, /^chromium(_headless_shell)?-\d+$/)));
  return [
    ...findOnPath(...names),
    ...['Google Chrome', 'Chromium'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`),
    ...playwright.flatMap((folder) => [
      join(folder, 'chrome-linux/chrome'),
      join(folder, 'chrome-linux64/chrome'),
      join(folder, 'chrome-linux/headless_shell'),
      join(folder, 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'),
    ]),
  ];
}

/** A fontconfig of its own: the unpacked one names the system's folders, where there may be no font at all. */
function fontEnv(root: string): Record<string, string> {
  const file = join(root, 'fonts.conf');
  if (!existsSync(file)) {
    writeFileSync(
      file,
      `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(root, 'usr/share/fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(root, 'fontconfig-cache')}</cachedir>
</fontconfig>
`,
    );
  }
  return { FONTCONFIG_FILE: file };
}
