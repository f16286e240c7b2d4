import { Agent, request } from 'node:http';

/** A bounded load over connections that stay open, as a proxy's do. */
export interface Load {
  /** Sends no more and waits for what is on its way. */
  stop(): Promise<LoadResult>;
  /** How many were answered so far. */
  answered(): number;
}

export interface LoadResult {
  readonly answered: number;
  /** What went wrong: a connection that broke under a request, or an answer that was no 200. */
  readonly failures: readonly string[];
}

/**
 * Keeps `clients` requests to `url` in flight. A refused connection ends a client's work, and is no failure: the server
 * no longer listens, and a proxy would have gone to another one.
 */
export function startLoad(url: string, clients: number, headers: Record<string, string> = {}): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const failures: string[] = [];
  let answered = 0;
  let running = true;

  const work = async () => {
    while (running) {
      const outcome = await send(url, agent, headers);
      if (outcome === 'refused') return;
      if (outcome === 200) answered += 1;
      else failures.push(String(outcome));
    }
  };
  const done = Promise.all(Array.from({ length: clients }, work));
  return {
    answered: () => answered,
    async stop() {
      running = false;
      await done;
      agent.destroy();
      return { answered, failures };
    },
  };
}

function send(url: string, agent: Agent, headers: Record<string, string>): Promise<number | string> {
  return new Promise((resolve) => {
    const sent = request(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
      answer.once('error', (error) => resolve(`the answer broke: ${error.message}`));
    });
    sent.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : `${error.code ?? ''} ${error.message}`);
    });
    sent.end();
  });
}
