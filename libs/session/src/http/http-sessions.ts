import type { IncomingHttpHeaders } from 'node:http';
import type { FieldChange, NewSession, Saved, Session, SessionOwner } from '../session.ts';
import type { SessionStore } from '../session-store.ts';
import { ForgedRequest } from './forged-request.ts';
import { isForgery, isSameOriginPage } from './same-origin.ts';
import { SessionCookie } from './session-cookie.ts';

/** What is needed of a request; those of Fastify, and of Nest on it, have it. */
export interface SentRequest {
  readonly method: string;
  readonly host: string;
  readonly hostname: string;
  readonly headers: IncomingHttpHeaders;
}

/** What is needed of an answer. */
export interface Reply {
  header(name: string, value: string): unknown;
}

export interface HttpSessionsOptions {
  /** Whether people come by https; without it the cookie goes to one's own computer alone. */
  readonly secure: boolean;
  /** Whose sessions a request is for, where one site serves several. */
  readonly tenantOf?: (request: SentRequest) => number;
  /** How long a browser keeps the cookie, in seconds. The store decides when a session is over. */
  readonly maxAgeSeconds?: number;
}

const MONTH_SECONDS = 30 * 24 * 3_600;

/**
 * Sessions by cookie for Fastify, or Nest on it: a thin layer that a handler asks. Nothing is loaded before it is asked
 * for, and a handler that knows what to write needs no load at all.
 */
export class HttpSessions {
  readonly #store: SessionStore;
  readonly #cookie: SessionCookie;
  readonly #tenantOf: (request: SentRequest) => number;
  readonly #maxAge: number;

  constructor(store: SessionStore, options: HttpSessionsOptions) {
    const { secure, tenantOf = () => 1, maxAgeSeconds = MONTH_SECONDS } = options;
    this.#store = store;
    this.#cookie = new SessionCookie(secure);
    this.#tenantOf = tenantOf;
    this.#maxAge = maxAgeSeconds;
  }

  /** The session of who asks; null for a stranger. @throws ForgedRequest */
  async load(request: SentRequest): Promise<Session | null> {
    const id = this.#idOf(request);
    return id === undefined ? null : this.#store.load(id, this.#tenantOf(request));
  }

  /** Changes fields of the session of who asks, and returns it. @throws ForgedRequest */
  async save(request: SentRequest, change: FieldChange, version?: number): Promise<Saved> {
    const id = this.#idOf(request);
    if (id === undefined) return { outcome: 'over' };
    return this.#store.save(id, this.#tenantOf(request), change, version);
  }

  /** Signs somebody in; the session that their browser had ends. Pages of other sites get no cookie. */
  async open(
    request: SentRequest,
    reply: Reply,
    session: Omit<NewSession, 'tenantId' | 'replaces'>,
  ): Promise<string> {
    const tenantId = this.#tenantOf(request);
    const byCookie = isSameOriginPage(request) && this.#cookie.mayTravelTo(request.hostname);
    const replaces = byCookie ? this.#cookie.read(request.headers.cookie ?? '') : undefined;
    const id = await this.#store.create({ ...session, tenantId, replaces });
    if (byCookie) reply.header('set-cookie', this.#cookie.set(id, this.#maxAge));
    return id;
  }

  /** Gives a session a new id when its user has proved anew who they are; false if it was over. */
  async rotate(request: SentRequest, reply: Reply, owner: SessionOwner): Promise<boolean> {
    const id = this.#idOf(request);
    const next = id === undefined ? null : await this.#store.rotate(id, owner);
    if (next !== null) reply.header('set-cookie', this.#cookie.set(next, this.#maxAge));
    return next !== null;
  }

  /** Signs out. @throws ForgedRequest */
  async end(request: SentRequest, reply: Reply): Promise<void> {
    const id = this.#idOf(request);
    if (id !== undefined) await this.#store.destroy(id, this.#tenantOf(request));
    reply.header('set-cookie', this.#cookie.clear());
  }

  #idOf(request: SentRequest): string | undefined {
    const { cookie } = request.headers;
    const id = cookie === undefined ? undefined : this.#cookie.read(cookie);
    if (id !== undefined && isForgery(request)) throw new ForgedRequest();
    return id;
  }
}
