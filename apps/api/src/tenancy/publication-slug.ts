import type { IncomingHttpHeaders } from 'node:http';

/** Where a request went; a `FastifyRequest` is one. */
interface Addressed {
  readonly hostname: string;
  readonly headers: IncomingHttpHeaders;
}

/** The host name of a publication; which port the site is on only its visitor knows. */
export function hostOf(slug: string, baseDomain: string): string {
  return `${slug}.${baseDomain}`;
}

/** Which publication a request means: by its host name, else by its header, else the default one. */
export class PublicationSlug {
  readonly #baseDomains: readonly string[];

  /** @param baseDomains publications live below each of them */
  constructor(
    baseDomains: readonly [string, ...string[]],
    private readonly defaultSlug: string,
  ) {
    this.#baseDomains = baseDomains.map((domain) => domain.toLowerCase());
  }

  of(request: Addressed): string {
    const host = request.hostname.toLowerCase();
    const domain = this.#baseDomains.find((each) => host.endsWith(`.${each}`));
    if (domain !== undefined) return host.slice(0, -domain.length - 1);
    const header = request.headers['x-publication'];
    return typeof header === 'string' && header !== '' ? header : this.defaultSlug;
  }

  /** The base domain that a visitor came by, who finds other publications below it too; else the first. */
  domainOf({ hostname }: Pick<Addressed, 'hostname'>): string {
    const host = hostname.toLowerCase();
    const came = this.#baseDomains.find((each) => host === each || host.endsWith(`.${each}`));
    return came ?? this.#baseDomains[0] ?? '';
  }
}
