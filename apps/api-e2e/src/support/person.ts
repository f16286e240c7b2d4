import type { ArticleResponse, SessionsResponse, UserResponse } from '@scaleout/contracts';
import { unique } from './unique.ts';
import { Visitor, type Address } from './visitor.ts';

/** What a new article takes; each field has something of its own when left out. */
export interface ArticleFields {
  title?: string;
  description?: string;
  body?: string;
  tagList?: string[];
}

/** A registered person of a publication. */
export class Person extends Visitor {
  readonly username: string;
  readonly email: string;
  readonly password: string;

  constructor(
    address: Address,
    token: string,
    account: { username: string; email: string; password: string },
  ) {
    super(address, token);
    this.username = account.username;
    this.email = account.email;
    this.password = account.password;
  }

  /** Publishes an article and returns it as the API answered. */
  async publish(fields: ArticleFields = {}): Promise<ArticleResponse['article']> {
    const article = { title: unique('Title '), description: 'A description', body: 'A body', ...fields };
    const { body } = await this.post('/articles', { article }).expect(201);
    return (body as ArticleResponse).article;
  }

  /** Writes a comment and returns its id. */
  async comment(slug: string, body = 'A comment'): Promise<number> {
    const answer = await this.post(`/articles/${slug}/comments`, { comment: { body } }).expect(201);
    return (answer.body as { comment: { id: number } }).comment.id;
  }

  /** Signs in once more. @returns the token */
  async signIn(headers: Record<string, string> = {}): Promise<string> {
    const { email, password } = this;
    const answer = await this.withToken(undefined)
      .post('/users/login', { user: { email, password } })
      .set(headers)
      .expect(200);
    return (answer.body as UserResponse).user.token;
  }

  async sessions(): Promise<SessionsResponse['sessions']> {
    const { body } = await this.get('/platform/sessions').expect(200);
    return (body as SessionsResponse).sessions;
  }

  /** Signs in once more and returns the handle of that session. */
  async signInElsewhere(): Promise<string> {
    await this.signIn();
    const other = (await this.sessions()).find(({ current }) => !current);
    if (!other) throw new Error('the other session is not listed');
    return other.handle;
  }

  async follow(other: Person): Promise<void> {
    await this.post(`/profiles/${encodeURIComponent(other.username)}/follow`).expect(200);
  }
}

/** Registers somebody at `address`. */
export async function register(address: Address, name = unique('user')): Promise<Person> {
  const account = { username: name, email: `${name}@example.com`, password: `password of ${name}` };
  const answer = await new Visitor(address).post('/users', { user: account }).expect(201);
  return new Person(address, (answer.body as UserResponse).user.token, account);
}
