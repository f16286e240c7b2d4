import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { repositoryRoot } from './repository.ts';
import { databaseUser, type SystemUser } from './servers/database-user.ts';

/**
 * The folder that holds everything local stages keep: tools, data, logs, state. It is `.scaleout` in the clone, unless
 * root works in a clone below a closed folder such as /root: PostgreSQL runs as another user then, who
 * could not reach it, so the folder is `/var/lib/scaleout/<clone>` and `.scaleout` a link to it.
 */
export function stateRoot(repository: string = repositoryRoot): string {
  const near = join(repository, '.scaleout');
  const user = databaseUser();
  if (!user || canEnter(repository, user)) return makeFolder(near);
  const hash = createHash('sha256').update(repository).digest('hex').slice(0, 8);
  const far = makeFolder(join('/var/lib/scaleout', `${basename(repository)}-${hash}`));
  if (!lstatSync(near, { throwIfNoEntry: false })) symlinkSync(far, near);
  return far;
}

/** Whether the state lies outside the clone, for the one sentence that tells so. */
export function isStateElsewhere(root: string, repository: string = repositoryRoot): boolean {
  return root !== join(repository, '.scaleout');
}

function makeFolder(path: string): string {
  if (!existsSync(path)) mkdirSync(path, { recursive: true, mode: 0o755 });
  return path;
}

/** Whether the user may pass through every folder on the way down to the path. */
function canEnter(path: string, user: SystemUser): boolean {
  const { mode, uid, gid } = statSync(path);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return dirname(path) === path || canEnter(dirname(path), user);
}
