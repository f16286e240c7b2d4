import { execFileSync } from 'node:child_process';

/** A user of this computer by number, as spawn takes it. */
export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * The unprivileged user PostgreSQL runs as, because it refuses to run as root: `postgres` where the
 * computer has one, else `nobody`. Undefined for an ordinary user, who runs it under the own name.
 */
export function databaseUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = lookUp('postgres') ?? lookUp('nobody');
  if (!user) throw new Error('neither a user postgres nor a user nobody exists on this computer');
  return user;
}

function lookUp(name: string): SystemUser | undefined {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined; // id fails when there is no such user: that is the answer
  }
}
