import { slugIn } from './answers.ts';
import type { Person } from './person.ts';
import { UnexpectedAnswer } from './unexpected-answer.ts';

/** So many writes to a list, so that reads of it stay small. */
const LENGTH = 24;

/** The list that a group of people writes to now: an article, followed by a new one when it has had its share. */
export class Board {
  #list: Promise<string | undefined> | undefined;
  #left = 0;
  #published = 0;

  constructor(
    private readonly name: string,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * Takes one of the list's writes; `person` publishes the next list where none is left.
   * @returns nothing once the signal has come
   */
  list(person: Person): Promise<string | undefined> {
    if (!this.#list || this.#left === 0) {
      this.#left = LENGTH;
      this.#list = this.#publish(person);
    }
    this.#left -= 1;
    return this.#list;
  }

  /** The list that is written to now; nothing before the first. */
  get current(): Promise<string | undefined> {
    return this.#list ?? Promise.resolve(undefined);
  }

  async #publish(person: Person): Promise<string | undefined> {
    while (!this.signal.aborted) {
      const title = `${this.name} ${(this.#published += 1)}`;
      const article = { title, description: 'A list', body: 'Its comments are the members.' };
      const question = { method: 'POST', path: '/api/articles', body: { article } } as const;
      const reply = await person.ask(question).catch(() => undefined);
      if (reply?.status === 201) return slugIn(reply.body);
      if (reply && reply.status < 500) throw new UnexpectedAnswer(question, reply);
      await person.pause(); // what became of that one does not matter: the next has another title
    }
    return undefined;
  }
}
