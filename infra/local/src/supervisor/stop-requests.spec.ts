import { afterEach, beforeEach, expect, it } from 'vitest';
import { listenForStop, type StopRequests } from './stop-requests.ts';

let now: number;
let requests: StopRequests;

beforeEach(() => {
  now = 0;
  requests = listenForStop(() => now);
});
afterEach(() => requests.release());

it('stops at the first Ctrl-C', () => {
  process.emit('SIGINT');
  expect([requests.stop.aborted, requests.force.aborted]).toEqual([true, false]);
});

it('takes the Ctrl-C that npm passes on for the one the terminal sent', () => {
  process.emit('SIGINT');
  now = 30;
  process.emit('SIGINT');
  expect(requests.force.aborted).toBe(false);
});

it('stops at once at a second one', () => {
  process.emit('SIGINT');
  now = 2000;
  process.emit('SIGINT');
  expect(requests.force.aborted).toBe(true);
});
