import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Systems cut paths of Unix sockets at 104 or 108 bytes; a server needs some more of them for the name it first gives. */
const longest = 88;

/** Path of a Unix socket in a folder; one of the same meaning in the system's own folder where that path would be too long. */
export function socketPath(folder: string, name: string): string {
  const path = join(folder, name);
  if (Buffer.byteLength(path) <= longest) return path;
  return join(tmpdir(), `scaleout-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.sock`);
}
