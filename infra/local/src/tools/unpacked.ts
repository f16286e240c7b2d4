import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Environment for a program in a folder into which packages were unpacked: its libraries lie there, not in the system. */
export function unpackedEnv(root: string): Record<string, string> {
  return { LD_LIBRARY_PATH: libraryFolders(root).join(':') };
}

function libraryFolders(root: string): string[] {
  const bases = ['usr/lib', 'lib'].map((base) => join(root, base)).filter((base) => existsSync(base));
  const multiarch = bases.flatMap((base) =>
    readdirSync(base)
      .filter((name) => name.endsWith('-linux-gnu') || name.includes('-linux-gnueabi'))
      .map((name) => join(base, name)),
  );
  // NSS and PulseAudio keep the libraries they load in folders of their own.
  const nested = multiarch.flatMap((folder) => ['nss', 'pulseaudio'].map((name) => join(folder, name)));
  return [...multiarch, ...nested, ...bases].filter((folder) => existsSync(folder));
}
