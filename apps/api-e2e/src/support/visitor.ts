import request, { type Test } from 'supertest';
import { inject } from 'vitest';
import { hearsay } from './hearsay.ts';

export type Method = 'get' | 'post' | 'put' | 'delete' | 'patch' | 'head';

/** How a request says which publication it is for. */
export type ChosenBy = 'X-Publication' | 'Host';

/** Where a request goes: which process, and which publication in it (undefined: the default one). */
export interface Address {
  readonly apiUrl: string;
  readonly slug?: string | undefined;
  readonly chosenBy?: ChosenBy | undefined;
}

/** Somebody who sends requests to one publication: a stranger, or with a token the person it stands for. */
export class Visitor {
  readonly address: Address;
  readonly token: string | undefined;

  constructor(address: Address, token?: string) {
    this.address = address;
    this.token = token;
  }

  get(path: string): Test {
    return this.send('get', path);
  }

  post(path: string, body?: object): Test {
    return this.send('post', path, body);
  }

  put(path: string, body?: object): Test {
    return this.send('put', path, body);
  }

  delete(path: string): Test {
    return this.send('delete', path);
  }

  /** A request to `path` below `/api`; `body` is sent as JSON. */
  send(method: Method, path: string, body?: object): Test {
    const test = request(this.address.apiUrl)[method](`/api${path}`);
    for (const [name, value] of Object.entries(this.headers())) test.set(name, value);
    hearsay.goesAlong(test, this.address.slug);
    return body === undefined ? test : test.send(body);
  }

  /** The same publication by somebody else. */
  withToken(token: string | undefined): Visitor {
    return new Visitor(this.address, token);
  }

  /** What makes this visitor's requests theirs. */
  headers(): Record<string, string> {
    const { slug, chosenBy = 'X-Publication' } = this.address;
    return {
      ...(slug === undefined
        ? {}
        : chosenBy === 'Host'
          ? { Host: `${slug}.${inject('testedStage')?.baseDomain ?? 'localhost'}` }
          : { 'X-Publication': slug }),
      ...(this.token === undefined ? {} : { Authorization: `Token ${this.token}` }),
    };
  }
}
