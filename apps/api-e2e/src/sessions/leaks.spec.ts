import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication } from '../support/publication.ts';

const page = { 'Sec-Fetch-Site': 'same-origin' };

// The tests of this file are one story, told in order.
describe('a session id', () => {
  let stack: OwnStack;
  let anna: Person;
  let metrics: string;
  const ids: string[] = [];
  const refusals: string[] = [];
  beforeAll(async () => {
    stack = await startOwnStack();
    const api = await stack.startApi({ LOG_LEVEL: 'trace', LOG_REQUESTS: 'all' });
    const press = await openPublication('X-Publication', api.url);
    anna = await press.register();

    const byCookie = await press
      .post('/users/login', { user: { email: anna.email, password: anna.password } })
      .set(page);
    const Cookie = byCookie.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    const changed = await anna.put('/user', { user: { password: 'another password' } }).expect(200);
    ids.push(anna.token ?? '', Cookie.split('=')[1] ?? '', changed.body.user.token);
    anna = Object.assign(anna, { token: changed.body.user.token });

    // As clients that go wrong would: in the URL, in the body, of a session that is over.
    for (const id of ids) {
      for (const answer of [
        await press.get(`/user?token=${id}`),
        await press.get(`/articles/${id}`),
        await anna.delete(`/platform/sessions/${id}`),
        await press.post('/users/login', { user: { email: `${id}@example.com`, password: id } }),
        await press.withToken(`${id}x`).get('/user'),
        await press.get('/user').set('Cookie', Cookie),
        await press.put('/user', {}).set('Cookie', Cookie),
      ]) {
        expect(answer.status).toBeGreaterThanOrEqual(400);
        refusals.push(answer.text);
      }
    }
    metrics = (await request(api.url).get('/metrics')).text;
    await stack.stopRedis();
    const failed = await anna.get('/user').expect(503);
    refusals.push(failed.text);
    await api.stop(); // writes what is left of its log
  });

  it('is in no log: not the API’s at its most talkative, not those of Redis and PostgreSQL', async () => {
    const logs = (await readdir(stack.data.folder)).filter((name) => name.endsWith('.log'));
    const text = (await Promise.all(logs.map((log) => readFile(join(stack.data.folder, log), 'utf8')))).join(
      '',
    );
    for (const id of ids) expect(text).not.toContain(id);
    // The control: these requests were logged, the one that failed with its cause, and what was hidden shows that it was.
    expect(text).toContain('/api/user?token=[redacted]');
    expect(text).toContain('request failed: unavailable');
  });

  it('is in no metric and no refusal', () => {
    expect(metrics).toContain('/api/user');
    for (const id of ids) for (const text of [metrics, ...refusals]) expect(text).not.toContain(id);
  });
});
