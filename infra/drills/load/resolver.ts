import { Resolver } from 'node:dns/promises';
import type { LoadPlan } from './messages.ts';

const SECOND_MS = 1_000;

/** What one client knows of where a name leads: it asks, keeps the answer for as long as it is told to, and asks again. */
export class OwnResolver {
  readonly #resolver: Resolver | undefined;
  #known: { readonly addresses: readonly string[]; readonly until: number } = { addresses: [], until: 0 };

  constructor(
    private readonly name: string,
    { nameServers, addresses }: Pick<LoadPlan['door'], 'nameServers' | 'addresses'>,
  ) {
    if (nameServers.length === 0) {
      this.#known = { addresses, until: Infinity };
      return;
    }
    this.#resolver = new Resolver({ timeout: SECOND_MS, tries: 2 });
    this.#resolver.setServers(nameServers);
  }

  /** In the order of the answer. */
  async addresses(now: number = performance.now()): Promise<readonly string[]> {
    if (this.#resolver && now >= this.#known.until) {
      const answers = await this.#resolver.resolve4(this.name, { ttl: true });
      const seconds = Math.min(...answers.map(({ ttl }) => ttl));
      this.#known = {
        addresses: answers.map(({ address }) => address),
        until: now + seconds * SECOND_MS,
      };
    }
    return this.#known.addresses;
  }
}
