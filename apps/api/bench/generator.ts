import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Fixture } from './endpoints.ts';
import type { LoadOrder, LoadResult } from './load-generator.ts';

/** The process that sends the requests. */
export class Generator {
  readonly #child: ChildProcess;

  constructor(fixture: Fixture) {
    this.#child = fork(fileURLToPath(new URL('./load-generator.ts', import.meta.url)));
    this.#child.send({ fixture });
  }

  /** @throws when any answer was not the expected one: figures of refusals mean nothing */
  async run(order: LoadOrder): Promise<LoadResult> {
    this.#child.send({ order });
    const [result] = (await once(this.#child, 'message')) as [LoadResult];
    if (result.failure !== null) throw new Error(`${order.url}: ${result.failure}`);
    return result;
  }

  stop(): void {
    this.#child.disconnect();
  }
}
