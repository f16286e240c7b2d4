import type { LookupFunction } from 'node:net';
import { Pool } from 'undici';
import type { Asked, Question, Reply } from '@scaleout/checks/people';
import { onTheWall } from './clock.ts';
import type { ClientKind, LoadPlan, Request } from './messages.ts';
import { OwnResolver } from './resolver.ts';

/** Nobody waits longer for an answer. */
const PATIENCE_MS = 10_000;
/** So long a client that knows several addresses tries one before it goes on to the next: what RFC 8305 recommends. */
const NEXT_ADDRESS_MS = 250;
/** How much of a refusal is kept. */
const PROBLEM_LENGTH = 120;

/** A client program as people have one each: with connections and a memory of names of its own. Notes every request. */
export class Client implements Asked {
  /** Of the last answer: who gave it. */
  servedBy = '';
  readonly #pool: Pool;

  constructor(
    private readonly door: LoadPlan['door'],
    private readonly kind: ClientKind,
    private readonly note: (request: Request) => void,
  ) {
    const resolver = new OwnResolver(new URL(door.origin).hostname, door);
    this.#pool = new Pool(door.origin, {
      connections: 2,
      headersTimeout: PATIENCE_MS,
      bodyTimeout: PATIENCE_MS,
      autoSelectFamily: kind === 'next',
      autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
      connect: { timeout: PATIENCE_MS, lookup: lookUp(resolver) },
    });
  }

  async ask(question: Question): Promise<Reply> {
    const start = onTheWall(performance.now());
    const noteAs = (status: number | null, problem?: string) =>
      this.note({
        kind: question.method === 'GET' ? 'read' : 'write',
        client: this.kind,
        start,
        end: onTheWall(performance.now()),
        status,
        ...(problem !== undefined && { problem: problem.slice(0, PROBLEM_LENGTH) }),
      });
    try {
      const reply = await this.#send(question);
      this.servedBy = String(reply.headers['x-served-by'] ?? '');
      noteAs(reply.status, reply.status < 500 ? undefined : reply.body);
      return reply;
    } catch (error) {
      noteAs(null, String((error as NodeJS.ErrnoException).code ?? error));
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  /** A kept connection may be closed under a request: what only reads is sent again over another one, as every browser does. */
  async #send(question: Question): Promise<Reply> {
    try {
      return await this.#sendOnce(question);
    } catch (error) {
      const isReset = ['UND_ERR_SOCKET', 'ECONNRESET'].includes((error as NodeJS.ErrnoException).code ?? '');
      if (question.method !== 'GET' || !isReset) throw error;
      return this.#sendOnce(question);
    }
  }

  async #sendOnce({ method, path, headers, body }: Question): Promise<Reply> {
    const answer = await this.#pool.request({
      method,
      path,
      // Whoever keeps a connection keeps an address: where there are several, people are taken for such that come for one page.
      reset: method === 'GET' && this.door.nameServers.length > 0,
      headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.statusCode, headers: answer.headers, body: await answer.body.text() };
  }
}

/** Asks for all addresses where the connection is to try several, else for the first. */
function lookUp(resolver: OwnResolver): LookupFunction {
  return (_name, { all }, callback) => {
    resolver.addresses().then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: 4 }));
        if (all) callback(null, found);
        else callback(null, found[0]?.address ?? '', 4);
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, ''),
    );
  };
}
