import { setTimeout as sleep } from 'node:timers/promises';
import type { Catalog, Directory } from '@scaleout/database';
import type { Logger } from '@scaleout/telemetry';
import type { TenantDirectory } from './tenant-directory.ts';

const REST_MS = 30_000;
/** Until it knows anything. */
const FIRST_REST_MS = 250;
const PAGE = 1_000;
/** What was opened at the same moment may be seen a little later. */
const OVERLAP_MS = 60_000;

/**
 * Learns which publications there are, also those that nobody asked for here yet: while the catalog is away they are served, too.
 */
export class TenantUpdates {
  readonly #stopping = new AbortController();
  #seen = new Date(0);
  #learned = false;

  constructor(
    private readonly catalog: Catalog,
    private readonly tenants: TenantDirectory,
    private readonly directory: Directory,
    private readonly logger: Logger,
  ) {
    void this.#run();
  }

  /** Rejects before it has learned of those that were there when the process began. */
  check(): Promise<void> {
    return this.#learned ? Promise.resolve() : Promise.reject(new Error('the catalog was not read yet'));
  }

  stop(): void {
    this.#stopping.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#learn().catch((err: unknown) => {
        this.logger.debug({ err }, 'the catalog could not be asked for new publications');
      });
      // The only thing that ends this early is stop().
      await sleep(this.#learned ? REST_MS : FIRST_REST_MS, undefined, { signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  async #learn(): Promise<void> {
    await this.directory.known();
    let after = new Date(this.#seen.getTime() - OVERLAP_MS);
    let page: Awaited<ReturnType<Catalog['openedAfter']>>;
    do {
      page = await this.catalog.openedAfter(after, PAGE);
      await this.directory.meet(page.map(({ id }) => Number(id)));
      for (const publication of page) this.tenants.remember(publication);
      after = page.at(-1)?.openedAt ?? after;
    } while (page.length === PAGE && !this.#stopping.signal.aborted);
    if (after > this.#seen) this.#seen = after;
    this.#learned = true;
  }
}
