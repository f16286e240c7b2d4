import { deepStrictEqual } from 'node:assert/strict';
import { plannedRequest, type Endpoint, type Fixture } from './endpoints.ts';

/** Numbers no measured request has. */
const PROBE = 10_000_000;

/**
 * Asks both sides the same before anything is measured. What they read must be equal to the letter; what they wrote
 * must have the same shape.
 * @throws AssertionError with the difference
 */
export async function checkAlike(
  endpoint: Endpoint,
  fixture: Fixture,
  apiUrl: string,
  referenceUrl: string,
): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    const number = PROBE + turn * 2;
    const { method } = plannedRequest(endpoint, fixture, number);
    const reads = method === 'GET';
    const ours = await ask(apiUrl, endpoint, fixture, number);
    const theirs = await ask(referenceUrl, endpoint, fixture, reads ? number : number + 1);
    if (reads) deepStrictEqual(theirs, ours, `${endpoint}: the reference reads something else`);
    else
      deepStrictEqual(shapeOf(theirs), shapeOf(ours), `${endpoint}: the reference answers in another shape`);
  }
}

async function ask(url: string, endpoint: Endpoint, fixture: Fixture, number: number): Promise<unknown> {
  const { method, path, headers, body, status } = plannedRequest(endpoint, fixture, number);
  const answer = await fetch(`${url}${path}`, { method, headers, body: body ?? null });
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${url}${path}: ${answer.status} ${text}`);
  return JSON.parse(text) as unknown;
}

/** The keys and types of an answer; of a list, those of its first item. What may be null here is text otherwise. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null) return 'string';
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}
