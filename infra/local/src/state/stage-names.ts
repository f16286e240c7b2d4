import { existsSync, lstatSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import { lockHolder } from '../lock-file.ts';
import { stageFolder, type StageFolder } from './stage-folder.ts';
import { readState } from './stage-state.ts';

/**
 * Has a stage that is on its way to another be found by that one's name too: a link beside its folder, which itself stays where it is
 * as long as anything runs from it.
 * @param replace deletes what the other has of an earlier time
 * @throws LaunchError where the other runs, or has data of its own
 */
export function takeName(folder: StageFolder, goal: string, { replace }: { replace: boolean }): void {
  const [root, name] = [dirname(folder.path), basename(folder.path)];
  const other = stageFolder(goal, root);
  if (other.path === folder.path) return;
  if (lockHolder(other.lock)) {
    throw new LaunchError(`The stage ${goal} already runs.`, {
      mend: `Stop it first: ./scaleout down ${goal}`,
    });
  }
  if (existsSync(other.path) && !replace) {
    throw new LaunchError(`The stage ${goal} has data of its own, of an earlier time.`, {
      mend: `Have them deleted: ./scaleout to ${goal} --replace. Or keep them, and go elsewhere.`,
    });
  }
  rmSync(other.path, { recursive: true, force: true });
  rmSync(join(root, goal), { force: true });
  symlinkSync(name, join(root, goal));
}

/** Leaves a stage those names that it has now: its own, and while it is on its way, the one it comes from or goes to. */
export function dropNames(folder: StageFolder): void {
  const { stage, goal } = readState(folder);
  const [root, name] = [dirname(folder.path), basename(folder.path)];
  for (const other of readdirSync(root)) {
    const path = join(root, other);
    if (other === stage?.id || other === goal?.id || !isLink(path)) continue;
    if (readlinkSync(path) === name) rmSync(path);
  }
}

/** Gives the folder of a stage that became another the name of that one; nothing may run from it. */
export function settleName(folder: StageFolder): void {
  const { stage, goal } = readState(folder);
  const [root, name] = [dirname(folder.path), basename(folder.path)];
  if (!stage || stage.id === name) return;
  const settled = join(root, stage.id);
  if (existsSync(settled) && !isLink(settled)) return; // somebody has made one of that name
  rmSync(settled, { force: true });
  renameSync(folder.path, settled);
  if (goal && isLink(join(root, goal.id))) {
    rmSync(join(root, goal.id));
    symlinkSync(stage.id, join(root, goal.id));
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
