import { randomUUID } from 'node:crypto';
import type { TestApi } from '@scaleout/local/testing';
import type { Person } from './person.ts';
import { openPublication, type Publication } from './publication.ts';
import { unique } from './unique.ts';
import { Visitor } from './visitor.ts';

/** What people were told while something happened. */
export interface Told {
  /** Comments that were acknowledged, and publications. */
  readonly comments: string[];
  readonly publications: string[];
  /** Every answer but a good one, and what somebody wrote and did not see. */
  readonly failures: string[];
}

export interface SteadyLoad extends Told {
  stop(): Promise<Told>;
}

/**
 * People who write comments, every other one with an `Idempotency-Key`, each on one API process, and read them on the other; and
 * somebody who opens publications. Whatever fails is noted, nothing is tried again.
 */
export async function startSteadyLoad(
  publication: Publication,
  apis: readonly TestApi[],
  people: number,
): Promise<SteadyLoad> {
  const told: Told = { comments: [], publications: [], failures: [] };
  let isOver = false;

  async function note(work: () => Promise<void>): Promise<void> {
    while (!isOver) {
      await work().catch((error: unknown) => told.failures.push(String(error)));
    }
  }

  function writing(person: Person, slug: string, number: number): Promise<void> {
    let turn = number;
    const at = (offset: number) => {
      const api = apis[(turn + offset) % apis.length];
      return new Visitor({ ...person.address, apiUrl: api?.url ?? '' }, person.token);
    };
    return note(async () => {
      turn += 1;
      const body = unique('comment ');
      const key = turn % 2 === 0 ? { 'idempotency-key': randomUUID() } : {};
      await at(0).post(`/articles/${slug}/comments`, { comment: { body } }).set(key).expect(201);
      told.comments.push(body);
      const { body: shown } = await at(1).get(`/articles/${slug}/comments`).expect(200);
      const bodies = (shown as { comments: { body: string }[] }).comments.map((comment) => comment.body);
      if (!bodies.includes(body)) told.failures.push(`${body} is not seen by who wrote it`);
    });
  }

  const author = await publication.register();
  const working = await Promise.all(
    Array.from({ length: people }, async (_, number) => {
      const [person, { slug }] = await Promise.all([publication.register(), author.publish()]);
      return () => writing(person, slug, number);
    }),
  );
  const running = [
    ...working.map((work) => work()),
    note(async () => {
      const { slug } = await openPublication('X-Publication', apis[0]?.url);
      told.publications.push(slug);
    }),
  ];
  return {
    ...told,
    async stop() {
      isOver = true;
      await Promise.all(running);
      return told;
    },
  };
}
