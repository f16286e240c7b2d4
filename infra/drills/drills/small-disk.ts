import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError, run } from '@scaleout/local';

const MIB = 1_048_576;
/** What a copy of the data takes beyond them: log that is written while they are copied, and a segment that follows. */
const ROOM_MIB = 128;
const PIECE = Buffer.alloc(1_024 * 1_024);

/** A folder that is for a while a disk of its own, in memory, so that it can be full while this machine's is not. */
export class SmallDisk {
  readonly #ballast: string;

  constructor(private readonly folder: string) {
    this.#ballast = join(folder, 'drill-ballast');
  }

  get isThere(): boolean {
    return readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .some((line) => line.split(' ')[1] === this.folder.replaceAll(' ', '\\040'));
  }

  /** Puts it in the place of the folder, whose content is given up. @param likeFolder what is to have room on it */
  async putIn(likeFolder: string): Promise<void> {
    const { ok, output } = await run('du', ['-sm', likeFolder]);
    if (!ok) throw new LaunchError(`Nobody can say how large the data are: ${output.trim()}`);
    const size = Number.parseInt(output, 10) + ROOM_MIB;
    for (const name of readdirSync(this.folder)) rmSync(join(this.folder, name), { recursive: true });
    await doOrFail('mount', ['-t', 'tmpfs', '-o', `size=${size}m,mode=700`, 'scaleout-drill', this.folder]);
  }

  /** Takes it away, with all that is on it; does nothing where it is not there. */
  async takeOut(): Promise<void> {
    if (this.isThere) await doOrFail('umount', [this.folder]);
  }

  /** Writes until not a byte is free. @returns how much that was, in MiB */
  fill(): number {
    writeFileSync(this.#ballast, '');
    for (let written = 0; ; written += PIECE.length) {
      try {
        appendFileSync(this.#ballast, PIECE);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return Math.round(written / MIB);
        throw error;
      }
    }
  }

  /** Frees what was filled; does nothing where it was not. */
  free(): void {
    if (existsSync(this.#ballast)) rmSync(this.#ballast);
  }
}

async function doOrFail(command: string, args: readonly string[]): Promise<void> {
  const { ok, output } = await run(command, args);
  if (!ok) throw new LaunchError(`${command} failed: ${output.trim()}`);
}
