import { Pool } from 'undici';

/** What came back, whatever it says. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request as any client would send it. */
export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
}

/** Whoever takes requests: one API process, or the front door of a stage. */
export interface Asked {
  /** Sends a request once. Rejects when no whole answer came: nobody knows then what became of it. */
  ask(question: Question): Promise<Reply>;
}

/** Longer than an API process takes to say that it does not know. */
const TIMEOUT_MS = 20_000;
const CONNECTIONS = 64;

/** One API process, asked over connections that are kept. */
export class Computer implements Asked {
  readonly #pool: Pool;

  constructor(url: string) {
    this.#pool = new Pool(url, {
      connections: CONNECTIONS,
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    });
  }

  async ask({ method, path, headers, body }: Question): Promise<Reply> {
    const answer = await this.#pool.request({
      method,
      path,
      headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.statusCode, headers: answer.headers, body: await answer.body.text() };
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
