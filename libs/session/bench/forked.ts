import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadOrder, LoadResult } from './load-generator.ts';

/** One of the servers that are compared. */
export interface Side {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  readonly cookies: readonly string[];
  stop(): void;
}

const PEOPLE = 100;

/** Starts a server of `bench/servers` and signs people in there. */
export async function startSide(name: string, redisUrl: string): Promise<Side> {
  const child = forkFile(`./servers/${name}.ts`, redisUrl);
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const cookies: string[] = [];
  for (let person = 0; person < PEOPLE; person += 1) {
    // Not fetch: it does not let anybody say that a page of this site asks.
    cookies.push(await signIn(url));
  }
  return { name, url, pid: child.pid ?? 0, cookies, stop: () => child.disconnect() };
}

async function signIn(url: string): Promise<string> {
  const { request } = await import('undici');
  const headers = { host: 'localhost', 'sec-fetch-site': 'same-origin' };
  const answer = await request(`${url}/sign-in`, { method: 'POST', headers });
  await answer.body.dump();
  const cookie = [answer.headers['set-cookie']].flat()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`${url} gave no cookie`);
  const written = await request(`${url}/write/0`, { method: 'POST', headers: { ...headers, cookie } });
  await written.body.dump();
  return cookie;
}

/** The process that sends the requests. */
export class Generator {
  readonly #child = forkFile('./load-generator.ts');

  /** @throws when any answer was not the expected one: figures of refusals mean nothing */
  async run(order: LoadOrder): Promise<LoadResult> {
    this.#child.send(order);
    const [result] = (await once(this.#child, 'message')) as [LoadResult];
    if (result.failure !== null) throw new Error(`${order.url}: ${result.failure}`);
    return result;
  }

  stop(): void {
    this.#child.disconnect();
  }
}

function forkFile(file: string, ...args: string[]): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    env: { NODE_ENV: 'production', PATH: '' },
  });
}
