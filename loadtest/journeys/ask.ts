import { check } from 'k6';
import http, { type RefinedResponse } from 'k6/http';
import type { LoadedPerson, LoadedPublication } from './population.ts';
import type { Visit } from './visit.ts';

/** A request, and what its answer has to be. */
export interface Question<Answer> {
  /** As results call it: `article`. */
  readonly name: string;
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  /** Below the front door: `/api/tags`. */
  readonly path: string;
  readonly body?: object;
  /** Who asks; a stranger, when it is left out. */
  readonly by?: Pick<LoadedPerson, 'token'>;
  /** Where, when it is not the publication that is visited. */
  readonly at?: Pick<LoadedPublication, 'slug' | 'host'>;
  /** 200, when it is left out. */
  readonly status?: number;
  /** Whether the answer says what was asked for. */
  readonly says: (answer: Answer) => boolean;
}

/** Asks, and checks status and content. Returns the answer, or undefined when it is not what it has to be: the visit is over. */
export function ask<Answer>(visit: Visit, question: Question<Answer>): Answer | undefined {
  const { name, method = 'GET', path, body, status = 200 } = question;
  const response = http.request(
    method,
    `${visit.plan.url}${path}`,
    body === undefined ? null : JSON.stringify(body),
    {
      headers: headersOf(visit, question),
      tags: { name, journey: visit.journey, kind: method === 'GET' ? 'read' : 'write' },
      responseType: 'text',
      responseCallback: http.expectedStatuses(status),
      redirects: 0,
    },
  );
  if (
    !check(response, { [`${name} answers ${status}`]: (answered) => answered.status === status }, { name })
  ) {
    return undefined;
  }
  const answer = parse(response) as Answer | undefined; // what it is really like, `says` finds out
  const isRight = answer !== undefined && holds(() => question.says(answer));
  check(null, { [`${name} says what was asked for`]: () => isRight }, { name });
  return isRight ? answer : undefined;
}

function headersOf(
  { plan, publication }: Visit,
  { by, at = publication, body }: Question<never>,
): Record<string, string> {
  return {
    ...(plan.addressing === 'header'
      ? { 'X-Publication': at.slug }
      : { Host: `${at.host}${portOf(plan.url)}` }),
    ...(by === undefined ? {} : { Authorization: `Token ${by.token}` }),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}

/** `:8080` of `http://localhost:8080`; k6 has no URL class. */
function portOf(url: string): string {
  return /:\d+$/.exec(url)?.[0] ?? '';
}

function parse({ body }: RefinedResponse<'text'>): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // no JSON: not what was asked for
  }
}

/** An answer of another shape makes `says` throw where it looks for what is not there. */
function holds(says: () => boolean): boolean {
  try {
    return says();
  } catch {
    return false;
  }
}
