import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { socketPath } from '../servers/socket-path.ts';
import { stateRoot } from '../state-root.ts';

/** Where everything of one stage lies on this machine. */
export interface StageFolder {
  readonly path: string;
  /** Held by the supervisor while the stage runs. */
  readonly lock: string;
  /** Ports, processes, phase: see {@link readState}. */
  readonly state: string;
  readonly secrets: string;
  /** Unix socket at which the supervisor takes requests. */
  readonly control: string;
  /** What `--fresh` deletes. */
  readonly data: string;
  readonly logs: string;
  /** Configuration and temporary files of the web server. */
  readonly web: string;
}

/** The folder of a stage, which may have begun as another; `root` is the state root unless a test has its own. */
export function stageFolder(stageId: string, root: string = stateRoot()): StageFolder {
  const path = linkedPath(join(root, stageId));
  return {
    path,
    lock: join(path, 'supervisor.lock'),
    state: join(path, 'state.json'),
    secrets: join(path, 'secrets.json'),
    control: socketPath(path, 'control.sock'),
    data: join(path, 'data'),
    logs: join(path, 'logs'),
    web: join(path, 'web'),
  };
}

/** Where a stage lies that has this name beside that of its folder; see `takeName`. */
function linkedPath(path: string): string {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isSymbolicLink() && existsSync(path) ? join(dirname(path), readlinkSync(path)) : path;
}

/** The log that takes all a process of this name prints. */
export function logFile(folder: StageFolder, name: string): string {
  return join(folder.logs, `${name}.log`);
}
