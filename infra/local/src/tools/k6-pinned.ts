import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Package of k6's program. */
export const k6Package = 'go.k6.io/k6/v2';

/** Folder of the Go module that pins k6 and all it is made of. */
export const k6Module = join(import.meta.dirname, 'k6');

/** The version that is built where there is no k6: `2.2.0`. */
export function pinnedK6(): string {
  const goMod = readFileSync(join(k6Module, 'go.mod'), 'utf8');
  const version = new RegExp(`^\\s*${k6Package} v(\\S+)`, 'm').exec(goMod)?.[1];
  if (version === undefined) throw new Error(`${k6Module}/go.mod does not require ${k6Package}`);
  return version;
}
