import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from '../launch-error.ts';
import { run } from '../tools/run.ts';
import type { Tool } from '../tools/tool.ts';
import type { Enter } from './enter.ts';
import { inTurn } from './in-turn.ts';
import { lastLines } from './last-lines.ts';

const longestReloadMs = 30_000;

/** A new configuration for a server that runs. */
export interface Reload {
  /** As people call the server. */
  title: string;
  content: string;
  /** What is checked in its place. */
  checkedContent?: string;
  /** Reads a file as the server would, and serves nobody. */
  check: (file: string) => CheckCommand;
  /** Has the server read its file again. */
  tell: () => void | Promise<void>;
  /** Whether the server works by what it was told. */
  isInForce: () => Promise<boolean>;
  logFile: string;
}

/** A program that says whether a configuration is one. */
export interface CheckCommand {
  command: string;
  args: readonly string[];
  env: Tool['env'];
  enter?: Enter | undefined;
}

/**
 * Gives a running server another configuration, in the file that it reads, and waits until it is in force. One that the server
 * would refuse is refused in its own words; the one before stays, in the file too. Several at once come after each other.
 * @param plan asked for when its turn has come
 */
export function reload(file: string, plan: () => Promise<Reload>): Promise<void> {
  return inTurn(file, async () => reloadNow(file, await plan()));
}

async function reloadNow(
  file: string,
  { title, content, checkedContent = content, check, tell, isInForce, logFile }: Reload,
): Promise<void> {
  const next = `${file}.next`;
  writeFileSync(next, checkedContent);
  const { command, args, env, enter } = check(next);
  const entered = enter?.({ command, args }) ?? { command, args };
  const { ok, output } = await run(entered.command, entered.args, { env });
  if (!ok) {
    rmSync(next);
    throw new LaunchError(`${title} refuses the new configuration: ${complaint(output)}`);
  }
  writeFileSync(next, content);
  const before = readFileSync(file);
  renameSync(next, file);
  await tell();
  const deadline = Date.now() + longestReloadMs;
  while (!(await isInForce())) {
    if (Date.now() > deadline) {
      writeFileSync(file, before);
      throw new LaunchError(
        `${title} did not take the new configuration within ${longestReloadMs / 1000} s: ${lastLines(logFile, 3)}`,
      );
    }
    await sleep(20);
  }
}

/** Without the lines in which a server introduces itself. */
function complaint(output: string): string {
  return output
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('[NOTICE]'))
    .join('\n');
}
