import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import { run } from './run.ts';
import { isExecutable } from './search-path.ts';

/** Packages that others ask for but that nothing here runs; some are large, and a second C library would break programs. */
const needless =
  /^(libllvm|libc6|libc-bin|locales|perl|libperl|python|ssl-cert|postgresql-common|systemd|adduser|init-)/;
const listsAreFreshMs = 24 * 60 * 60 * 1000;

/** Package names of a distribution; an optional one is left out where the distribution lacks it. */
export interface Packages {
  needed: readonly string[];
  optional?: readonly string[];
}

/** Whether this computer has apt. */
export function hasApt(): boolean {
  return ['/usr/bin/apt-get', '/usr/bin/dpkg-deb'].every(isExecutable);
}

/**
 * Downloads packages with what they need beyond the system, and unpacks them into a new folder `target`. Neither root nor
 * the system's own package state is touched: apt keeps its lists and files under `workFolder`. One caller at a time.
 */
export async function unpackPackages(packages: Packages, target: string, workFolder: string): Promise<void> {
  const files = join(workFolder, 'files');
  const half = `${target}.half`;
  for (const folder of [files, half]) rmSync(folder, { recursive: true, force: true }); // of an interrupted run
  for (const folder of [
    join(workFolder, 'state/lists/partial'),
    join(workFolder, 'cache/archives/partial'),
    files,
  ]) {
    mkdirSync(folder, { recursive: true });
  }
  try {
    await download(packages, files, workFolder);
    mkdirSync(half, { recursive: true });
    for (const file of readdirSync(files)) await must('dpkg-deb', ['-x', join(files, file), half]);
    rmSync(target, { recursive: true, force: true });
    renameSync(half, target); // whole or not at all
  } finally {
    for (const folder of [files, half]) rmSync(folder, { recursive: true, force: true });
  }
}

async function download(packages: Packages, files: string, workFolder: string): Promise<void> {
  const fresh = listsAge(workFolder) < listsAreFreshMs;
  if (!fresh) await updateLists(workFolder);
  const attempt = async () => {
    const names = await namesToFetch(packages, workFolder);
    if (names.length > 0) await must('apt-get', [...aptOptions(workFolder), 'download', ...names], files);
  };
  if (!fresh) return attempt();
  try {
    await attempt();
  } catch {
    await updateLists(workFolder); // a package was replaced since the lists were read
    await attempt();
  }
}

/** The update's exit code says nothing useful: one unreachable third-party source fails it. The download tells. */
async function updateLists(workFolder: string): Promise<void> {
  await run('apt-get', [...aptOptions(workFolder), 'update']);
}

async function namesToFetch({ needed, optional = [] }: Packages, workFolder: string): Promise<string[]> {
  const wanted = [...needed];
  for (const name of optional) {
    if ((await run('apt-cache', [...aptOptions(workFolder), 'show', name])).ok) wanted.push(name);
  }
  const plan = ['-qq', '-y', '--no-install-recommends', '--print-uris', 'install', ...wanted];
  const { stdout } = await must('apt-get', [...aptOptions(workFolder), ...plan]);
  const found = [...stdout.matchAll(/^'[^']+' ([^_\s]+)_/gm)].map((match) => match[1] ?? '');
  return found.filter((name) => !needless.test(name));
}

function listsAge(workFolder: string): number {
  const cache = join(workFolder, 'cache/pkgcache.bin');
  return existsSync(cache) ? Date.now() - statSync(cache).mtimeMs : Infinity;
}

function aptOptions(workFolder: string): string[] {
  const settings = [
    `Dir::State=${join(workFolder, 'state')}`,
    'Dir::State::status=/var/lib/dpkg/status',
    `Dir::Cache=${join(workFolder, 'cache')}`,
    'APT::Sandbox::User=',
    'Debug::NoLocking=1',
    'Acquire::Languages=none',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false',
  ];
  return settings.flatMap((setting) => ['-o', setting]);
}

async function must(command: string, args: readonly string[], cwd?: string) {
  const result = await run(command, args, { env: { LC_ALL: 'C' }, ...(cwd === undefined ? {} : { cwd }) });
  if (result.ok) return result;
  const reason =
    result.output
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('E:'))
      .at(0) ?? result.output.trim();
  throw new LaunchError(`${command} could not get a package: ${reason}`, {
    mend: 'Check that this computer reaches its package mirror, then run the command again.',
  });
}
