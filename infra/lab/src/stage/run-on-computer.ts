import { spawn } from 'node:child_process';
import { LaunchError, readState, stageFolder } from '@scaleout/local';
import type { Stage } from '@scaleout/topology';
import { findLab } from '../lab.ts';
import type { Command } from '../computer/enter.ts';
import type { OtherLab } from './other-lab.ts';

/**
 * Runs a program on a computer of a running stage, with this terminal; returns its exit code. Where computers are processes of this
 * machine it runs here.
 */
export async function runOnComputer(stage: Stage, id: string, words: readonly string[]): Promise<number> {
  const [command = '', ...args] = words;
  const started = enterComputer(stage, id, command, args);
  const child = spawn(started.command, started.args, { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) =>
      reject(new LaunchError(`${command} could not be started: ${cause.message}`, { cause })),
    );
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Wraps a program so that it runs on that computer. @throws LaunchError that names those there are */
export function enterComputer(
  stage: Stage,
  id: string,
  command: string,
  args: readonly string[],
  { prefix, root }: OtherLab = {},
): Command {
  const lab = readState(stageFolder(stage.id, root)).on === 'lab' ? findLab(prefix) : undefined;
  if (lab) return lab.computer(id).enter(command, args);
  if (stage.computers.some((computer) => computer.id === id)) return { command, args };
  throw new LaunchError(`The stage ${stage.id} has no computer ${id}.`, {
    mend: `It has ${stage.computers.map((computer) => computer.id).join(', ')}.`,
  });
}
