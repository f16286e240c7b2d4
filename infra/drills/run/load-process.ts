import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { LaunchError, repositoryRoot } from '@scaleout/local';
import { saysSchema, type End, type LoadPlan, type Says } from '../load/messages.ts';

const main = fileURLToPath(new URL('../load/main.ts', import.meta.url));
/** Of what it printed before it died. */
const LAST_WORDS = 2_000;

/** Wraps a program so that it runs where clients of the stage are. */
export type Enter = (
  command: string,
  args: readonly string[],
) => { readonly command: string; readonly args: readonly string[] };

type Said<Type extends Says['type']> = Extract<Says, { type: Type }>;

/** People who write and read, as a process of their own: in the lab it is on the computer that all traffic comes from. */
export class LoadProcess {
  /** Rejects when they fail, or end without having been told to. */
  readonly failure: Promise<never>;
  readonly #says = new EventEmitter();

  private constructor(private readonly child: ChildProcess) {
    let printed = '';
    child.stderr
      ?.setEncoding('utf8')
      .on('data', (text: string) => (printed = (printed + text).slice(-LAST_WORDS)));
    this.failure = new Promise((_resolve, reject) => {
      const fail = (why: string) => reject(new LaunchError(`The people of the drill failed: ${why.trim()}`));
      child.on('message', (raw) => {
        const says = saysSchema.parse(raw);
        if (says.type === 'failed') fail(says.sentence);
        else this.#says.emit(says.type, says);
      });
      child.once('error', reject);
      child.once('close', (code) => fail(`they ended with ${code ?? 'a signal'}. ${printed}`));
    });
    this.failure.catch(() => undefined); // looked at by whoever waits for them
  }

  static start(plan: LoadPlan, enter: Enter = (command, args) => ({ command, args })): LoadProcess {
    const { command, args } = enter(process.execPath, ['--import', 'tsx', main, JSON.stringify(plan)]);
    // In a session of its own: Ctrl-C is for the one who mends what was broken.
    return new LoadProcess(
      spawn(command, args, {
        cwd: repositoryRoot,
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      }),
    );
  }

  /** Waits until they have signed up and begun. @returns when that was, by the clock on the wall */
  async begun(): Promise<number> {
    return (await this.#hear('begun')).at;
  }

  /** Tells them to end, and where each shard's primary is now. @returns what they were answered */
  async end(primaries: readonly string[]): Promise<Said<'ended'>> {
    const heard = this.#hear('ended');
    const end: End = { type: 'end', primaries: [...primaries] };
    this.child.send(end);
    return heard;
  }

  /** Ends them as they are; does nothing where they have ended. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  async #hear<Type extends 'begun' | 'ended'>(type: Type): Promise<Said<Type>> {
    const [says] = (await Promise.race([once(this.#says, type), this.failure])) as [Said<Type>];
    return says;
  }
}
