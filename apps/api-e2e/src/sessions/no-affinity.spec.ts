import { expect, it } from 'vitest';
import type { UserResponse } from '@scaleout/contracts';
import { insertPeople } from '../support/insert-people.ts';
import { startOwnStack } from '../support/own-stack.ts';
import { openPublication } from '../support/publication.ts';
import { sideBySide } from '../support/side-by-side.ts';

const PEOPLE = 1_000;

// fetch, not supertest: eight thousand requests.
async function send(apiUrl: string, slug: string, method: string, path: string, token = '', body?: object) {
  const answer = await fetch(`${apiUrl}/api${path}`, {
    method,
    headers: {
      'X-Publication': slug,
      ...(token !== '' && { Authorization: `Token ${token}` }),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, user: text === '' ? undefined : (JSON.parse(text) as UserResponse).user };
}

it('a thousand people sign in, act and sign out across two API processes, and no answer is wrong', async () => {
  const stack = await startOwnStack();
  const [one, two] = await Promise.all([stack.startApi(), stack.startApi()]);
  const press = await openPublication('X-Publication', one.url);
  const { body } = await press.get('/platform/publication').expect(200);
  const people = await insertPeople(await stack.urlOf(press.slug), body.publication.id, PEOPLE);

  const wrong: string[] = [];
  await sideBySide(people, 24, async ({ username, email, password }, index) => {
    const urls = index % 2 === 0 ? [one.url, two.url] : [two.url, one.url];
    let turn = 0;
    let token = '';
    const ask = async (status: number, method: string, path: string, json?: object) => {
      const url = urls[turn++ % 2] ?? '';
      const answer = await send(url, press.slug, method, path, token, json);
      if (answer.status !== status) wrong.push(`${method} ${path}: ${answer.status}, not ${status}`);
      return answer.user;
    };

    const user = await ask(200, 'POST', '/users/login', { user: { email, password } });
    token = user?.token ?? '';
    const asked = await ask(200, 'GET', '/user');
    if (asked?.username !== username) wrong.push(`${asked?.username ?? 'nobody'} was served for ${username}`);
    await ask(200, 'PUT', '/user', { user: { bio: `I am ${username}` } });
    const read = await ask(200, 'GET', '/user');
    if (read?.bio !== `I am ${username}`) wrong.push(`what ${username} wrote is not there`);
    await ask(204, 'DELETE', index % 5 === 0 ? '/platform/sessions' : '/platform/sessions/current');
    const over = index % 5 === 0 ? 200 : 401;
    await ask(over, 'GET', '/user');
    await ask(over, 'GET', '/user');
  });
  expect(wrong).toEqual([]);
}, 90_000);
