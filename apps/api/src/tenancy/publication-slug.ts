import type { IncomingHttpHeaders } from 'node:http';

/** Where a request went; a `FastifyRequest` is one. */
interface Addressed {
  readonly hostname: string;
  readonly headers: IncomingHttpHeaders;
}

/** Which publication a request means: by its host name, else by its header, else the default one. And where one is. */
export class PublicationSlug {
  readonly #suffix: string;

  constructor(
    baseDomain: string,
    private readonly defaultSlug: string,
  ) {
    this.#suffix = `.${baseDomain.toLowerCase()}`;
  }

  of(request: Addressed): string {
    const host = request.hostname.toLowerCase();
    if (host.endsWith(this.#suffix)) return host.slice(0, -this.#suffix.length);
    const header = request.headers['x-publication'];
    return typeof header === 'string' && header !== '' ? header : this.defaultSlug;
  }

  /** The host name of a publication; which port the site is on only its visitor knows. */
  hostOf(slug: string): string {
    return `${slug}${this.#suffix}`;
  }
}
