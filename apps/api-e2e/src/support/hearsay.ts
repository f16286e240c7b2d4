import type { Response, Test } from 'supertest';
import { inject } from 'vitest';

const HEADER = 'x-consistency-token';

/**
 * What the people of a publication have heard of. On a stage with replicas nobody is promised to see what somebody else did
 * a moment ago, unless they say that they know of it, by the token of an answer. In a scenario everybody knows what happened
 * before: each request carries the token that reaches furthest. Without a stage nobody carries anything.
 */
class Hearsay {
  readonly #furthest = new Map<string, string>();

  goesAlong(test: Test, slug = ''): void {
    if (!inject('testedStage')) return;
    const token = this.#furthest.get(slug);
    if (token !== undefined) test.set(HEADER, token);
    test.on('response', ({ headers }: Response) => {
      const heard: unknown = headers[HEADER];
      if (typeof heard === 'string' && reach(heard) >= reach(this.#furthest.get(slug))) {
        this.#furthest.set(slug, heard);
      }
    });
  }
}

export const hearsay = new Hearsay();

/** Answers of requests side by side may come in any order. A token begins with `<shard>.<timeline>.<place in the log>`. */
function reach(token = '0.0.0'): bigint {
  return BigInt(`0x${token.split('.')[2]?.split(/[_~]/)[0] ?? '0'}`);
}
