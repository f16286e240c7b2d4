const OWN_COMPUTER = /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * The browser's copy of the session id. Over https the name has the `__Host-` prefix: the browser then takes it only
 * from this very host, with Secure, for the whole path. Plain http, on localhost alone, has no such prefix.
 */
export class SessionCookie {
  readonly name: string;
  readonly #secure: boolean;
  readonly #attributes: string;
  readonly #pattern: RegExp;

  constructor(secure: boolean) {
    this.#secure = secure;
    this.name = secure ? '__Host-session' : 'session';
    this.#attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
    this.#pattern = new RegExp(`(?:^|; *)${this.name}=([^;]+)`);
  }

  /** Whether it may be given to pages of this host: without https, to those of one's own computer alone. */
  mayTravelTo(hostname: string): boolean {
    return this.#secure || OWN_COMPUTER.test(hostname);
  }

  /** The session id in a `Cookie` header. */
  read(header: string): string | undefined {
    return this.#pattern.exec(header)?.[1];
  }

  /** `Set-Cookie` that gives the browser a session. The store decides when it is over. */
  set(id: string, maxAgeSeconds: number): string {
    return `${this.name}=${id}; Max-Age=${maxAgeSeconds}; ${this.#attributes}`;
  }

  /** `Set-Cookie` that takes it away. */
  clear(): string {
    return `${this.name}=; Max-Age=0; ${this.#attributes}`;
  }
}
