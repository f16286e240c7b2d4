import { vi } from 'vitest';
import type { NotificationsResponse } from '@scaleout/contracts';
import { register, type Person } from './person.ts';
import { unique } from './unique.ts';
import type { Method } from './visitor.ts';

/** A route of the product: what the specs that go over all routes need to know of it. */
export interface Route {
  readonly method: Method;
  /** Below `/api`, as the OpenAPI document writes it. */
  readonly path: string;
  /** Whether a token is needed, looked at when there, or ignored. */
  readonly auth: 'required' | 'optional' | 'none';
  /** Whether it is above the publications, and answers whichever is named, one that is not there too. */
  readonly aboveAll?: true;
  /** The thing that its path names, whose absence it tells by 404. */
  readonly names?: 'article' | 'profile' | 'comment' | 'notification' | 'session';
  /** Whether it is a write that is done once for one Idempotency-Key. */
  readonly keyed?: true;
  /** A body it takes, new each time. */
  readonly body?: () => object;
  readonly success: 200 | 201 | 204;
}

const newUser = () => {
  const username = unique('user');
  return { username, email: `${username}@example.com`, password: 'a password' };
};
const newArticle = () => ({ article: { title: unique('Title '), description: 'About', body: 'Text' } });

/** Every route under `/api`; a spec compares it with the OpenAPI document. */
export const routes: readonly Route[] = [
  { method: 'post', path: '/users', auth: 'none', body: () => ({ user: newUser() }), success: 201 },
  // Signs in somebody who is not there: the answer is 401, and 200 is for specs that know an account.
  { method: 'post', path: '/users/login', auth: 'none', body: () => ({ user: newUser() }), success: 200 },
  { method: 'get', path: '/user', auth: 'required', success: 200 },
  { method: 'put', path: '/user', auth: 'required', body: () => ({ user: { bio: unique() } }), success: 200 },
  { method: 'get', path: '/profiles/{username}', auth: 'optional', names: 'profile', success: 200 },
  {
    method: 'post',
    path: '/profiles/{username}/follow',
    auth: 'required',
    keyed: true,
    names: 'profile',
    success: 200,
  },
  {
    method: 'delete',
    path: '/profiles/{username}/follow',
    auth: 'required',
    keyed: true,
    names: 'profile',
    success: 200,
  },
  { method: 'get', path: '/articles', auth: 'optional', success: 200 },
  { method: 'get', path: '/articles/feed', auth: 'required', success: 200 },
  { method: 'get', path: '/articles/{slug}', auth: 'optional', names: 'article', success: 200 },
  { method: 'post', path: '/articles', auth: 'required', keyed: true, body: newArticle, success: 201 },
  {
    method: 'put',
    path: '/articles/{slug}',
    auth: 'required',
    keyed: true,
    names: 'article',
    body: () => ({ article: { body: unique() } }),
    success: 200,
  },
  {
    method: 'post',
    path: '/articles/{slug}/favorite',
    auth: 'required',
    keyed: true,
    names: 'article',
    success: 200,
  },
  {
    method: 'delete',
    path: '/articles/{slug}/favorite',
    auth: 'required',
    keyed: true,
    names: 'article',
    success: 200,
  },
  { method: 'get', path: '/articles/{slug}/comments', auth: 'optional', names: 'article', success: 200 },
  {
    method: 'post',
    path: '/articles/{slug}/comments',
    auth: 'required',
    keyed: true,
    names: 'article',
    body: () => ({ comment: { body: unique() } }),
    success: 201,
  },
  {
    method: 'delete',
    path: '/articles/{slug}/comments/{id}',
    auth: 'required',
    keyed: true,
    names: 'comment',
    success: 204,
  },
  {
    method: 'delete',
    path: '/articles/{slug}',
    auth: 'required',
    keyed: true,
    names: 'article',
    success: 204,
  },
  { method: 'get', path: '/tags', auth: 'none', success: 200 },
  { method: 'get', path: '/notifications', auth: 'required', success: 200 },
  {
    method: 'post',
    path: '/notifications/{id}/read',
    auth: 'required',
    keyed: true,
    names: 'notification',
    success: 200,
  },
  { method: 'post', path: '/notifications/read', auth: 'required', keyed: true, success: 204 },
  { method: 'get', path: '/platform/publication', auth: 'none', success: 200 },
  // For the owner: anybody else's answer is 403.
  {
    method: 'put',
    path: '/platform/publication',
    auth: 'required',
    body: () => ({ publication: { name: unique('Publication ') } }),
    success: 200,
  },
  { method: 'get', path: '/platform/explore', auth: 'none', success: 200 },
  { method: 'get', path: '/platform/membership', auth: 'required', success: 200 },
  { method: 'get', path: '/platform/publications', auth: 'none', aboveAll: true, success: 200 },
  {
    method: 'post',
    path: '/platform/publications',
    auth: 'none',
    aboveAll: true,
    body: () => ({ publication: { name: 'A publication', slug: unique('p') }, owner: newUser() }),
    success: 201,
  },
  { method: 'get', path: '/platform/sessions', auth: 'required', success: 200 },
  {
    method: 'delete',
    path: '/platform/sessions/{handle}',
    auth: 'required',
    names: 'session',
    success: 204,
  },
  { method: 'delete', path: '/platform/sessions', auth: 'required', success: 204 },
  // Last: after it, the token is over.
  { method: 'delete', path: '/platform/sessions/current', auth: 'required', success: 204 },
];

/** What paths name, all of it there. */
export interface Example {
  readonly slug: string;
  readonly username: string;
  readonly commentId: number;
  readonly notificationId: number;
  /** Of another session of the person. */
  readonly handle: string;
}

/** Makes one of everything that paths name, in the publication of `person` and theirs to change. */
export async function exampleOf(person: Person): Promise<Example> {
  const other = await register(person.address);
  await person.follow(other);
  await other.publish();
  const { slug } = await person.publish();
  const commentId = await person.comment(slug);
  const notificationId = await vi.waitFor(async () => firstNotification(person), { timeout: 15_000 });
  const handle = await person.signInElsewhere();
  return { slug, username: other.username, commentId, notificationId, handle };
}

async function firstNotification(person: Person): Promise<number> {
  const { body } = await person.get('/notifications').expect(200);
  const [first] = (body as NotificationsResponse).notifications;
  if (!first) throw new Error('the worker has not told of the article yet');
  return first.id;
}

/** The path of `route` with what it names filled in. */
export function pathOf({ path, names }: Route, example: Example): string {
  const id = names === 'notification' ? example.notificationId : example.commentId;
  return path
    .replace('{slug}', encodeURIComponent(example.slug))
    .replace('{username}', encodeURIComponent(example.username))
    .replace('{handle}', example.handle)
    .replace('{id}', String(id));
}
