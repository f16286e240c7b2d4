import type { Recorder } from '../history/recorder.ts';
import { tokenIn } from './answers.ts';
import type { Asked, Question, Reply } from './computer.ts';
import { UnexpectedAnswer } from './unexpected-answer.ts';

/** By what the API knows what somebody has seen: by their session, or by the token that they bring. */
export type CarriedBy = 'session' | 'token';

export interface PersonOptions {
  readonly computers: readonly Asked[];
  readonly recorder: Recorder;
  readonly publication: string;
  readonly carriedBy: CarriedBy;
  /** Makes them another visitor than the others; from 0. */
  readonly number: number;
}

/** A reply, and when the request was sent that it is to: the last of them, where it was sent more than once. */
export interface Answer extends Reply {
  readonly sentAt: number;
}

const POSITION = 'x-consistency-token';
const POSITION_LOST = /"consistency"/;
/** How long a client waits where it was told to come back. */
const RETRY_MS = 100;

/**
 * Somebody with an account, whose requests go to one API process after the other. Without a session they sign in again, as
 * any client does.
 */
export class Person {
  readonly name: string;
  readonly #options: PersonOptions;
  #turn: number;
  #token = '';
  #position: string | undefined;

  constructor(options: PersonOptions) {
    this.#options = options;
    this.#turn = options.number;
    this.name = `${options.publication}-${options.number}`;
  }

  get recorder(): Recorder {
    return this.#options.recorder;
  }

  async register(): Promise<void> {
    const { email, password } = this.#account();
    const user = { username: this.name, email, password };
    await this.#enter({ method: 'POST', path: '/api/users', body: { user } }, 201);
  }

  async signIn(): Promise<void> {
    const { email, password } = this.#account();
    await this.#enter({ method: 'POST', path: '/api/users/login', body: { user: { email, password } } }, 200);
  }

  /** Sends it once, and once more for each time that it is refused for a session that is over or for what is lost. */
  async ask(question: Question): Promise<Answer> {
    for (;;) {
      const start = this.recorder.now();
      const reply = await this.#send(question);
      if (reply.status === 401) await this.signIn();
      else if (reply.status === 409 && POSITION_LOST.test(reply.body)) {
        this.recorder.record({ kind: 'told', session: this.name, start, end: this.recorder.now() });
      } else return { ...reply, sentAt: start };
    }
  }

  /** Waits as long as one who was told to come back. */
  pause(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }

  async #enter(question: Question, status: number): Promise<void> {
    for (;;) {
      const reply = await this.#send(question).catch(() => undefined);
      if (reply?.status === status) {
        this.#token = tokenIn(reply.body);
        return;
      }
      if (reply && reply.status < 500) throw new UnexpectedAnswer(question, reply);
      await this.pause();
    }
  }

  async #send(question: Question): Promise<Reply> {
    const { computers } = this.#options;
    const computer = computers[this.#turn++ % computers.length];
    if (!computer) throw new TypeError('There is no API process to ask');
    const reply = await computer.ask({
      ...question,
      headers: { ...question.headers, ...this.#headers(question) },
    });
    const position = reply.headers[POSITION];
    if (typeof position === 'string') this.#position = position;
    return reply;
  }

  /** Who carries a token reads as a stranger: so nothing but the token says what they have seen. */
  #headers({ method }: Question): Record<string, string> {
    const { publication, carriedBy, number } = this.#options;
    const isStranger = carriedBy === 'token' && method === 'GET';
    return {
      'x-publication': publication,
      'x-forwarded-for': `10.0.${number >> 8}.${number & 255}`,
      ...(isStranger || this.#token === '' ? {} : { authorization: `Token ${this.#token}` }),
      ...(carriedBy === 'token' && this.#position !== undefined ? { [POSITION]: this.#position } : {}),
    };
  }

  #account(): { email: string; password: string } {
    return { email: `${this.name}@example.com`, password: `password of ${this.name}` };
  }
}
