import type { SystemUser } from './database-user.ts';

/** A program with its arguments, and the user it is to run as. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly asUser?: SystemUser | undefined;
}

/**
 * Turns a command into one that runs on a computer of the stage, such as in its network namespace. The process that is spawned
 * becomes the program: its number is the program's, and signals reach it. It sees to the user itself.
 */
export type Enter = (command: Command) => Pick<Command, 'command' | 'args'>;
