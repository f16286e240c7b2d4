import type { Append, Operation } from '../operation.ts';

const LIST = 'list';

function span(start: number, session = 'anna') {
  return { session, start, end: start + 0.5 };
}

/** A write of `anna`'s that was acknowledged, unless told otherwise. */
export function append(start: number, value: string, changes: Partial<Append> = {}): Append {
  return { ...span(start), kind: 'append', list: LIST, value, outcome: 'acknowledged', ...changes };
}

export function read(start: number, values: string[], session?: string): Operation {
  return { ...span(start, session), kind: 'read', list: LIST, values };
}

export function told(start: number): Operation {
  return { ...span(start), kind: 'told' };
}

export function unanswered(start: number): Operation {
  return { ...span(start), kind: 'unanswered', list: LIST, problem: '503' };
}
