import request from 'supertest';
import { describe, expect, inject, it } from 'vitest';

const get = (path: string) => request(inject('apiUrl')).get(path);

describe('an API process', () => {
  it('says that it lives and that it is ready, as JSON', async () => {
    expect((await get('/health/live').expect(200)).body).toMatchObject({ status: 'ok' });
    expect((await get('/health/ready').expect(200)).body).toMatchObject({ status: 'ok' });
  });

  it('measures each route by its pattern: requests, errors and times', async () => {
    await get('/api/tags').expect(200);
    await get('/api/articles/no-such-article').expect(404);
    const { text, type } = await get('/metrics').expect(200);
    expect(type).toBe('text/plain');
    const lines = text.split('\n').filter((line) => !line.startsWith('#'));
    const ofRoute = (route: string, status: number) =>
      lines.filter((line) => line.includes(`route="${route}"`) && line.includes(`status="${status}"`));
    expect(ofRoute('/api/tags', 200).length).toBeGreaterThan(0);
    expect(ofRoute('/api/articles/:slug', 404).length).toBeGreaterThan(0);
    expect(text).not.toContain('no-such-article');
  });

  it('measures its event loop and its pools', async () => {
    const { text } = await get('/metrics').expect(200);
    expect(text).toMatch(/^[a-z_]*event_?loop_lag[a-z_]*.* \d/m);
    expect(text).toMatch(/^[a-z_]*pool[a-z_]*.* \d/m);
  });

  it('names its computer in every answer, refusals too', async () => {
    for (const path of ['/api/tags', '/api/nothing', '/health/live', '/api/user']) {
      expect((await get(path)).headers['x-served-by'], path).toBe('c1');
    }
  });

  it('gives each request an id of its own, and keeps one that a proxy gave', async () => {
    const ids = [await get('/api/tags'), await get('/api/tags')].map(
      ({ headers }) => headers['x-request-id'] as string,
    );
    expect(ids[0]).toMatch(/^[\w-]{8,}$/);
    expect(ids[0]).not.toBe(ids[1]);
    const given = await get('/api/tags').set('X-Request-Id', 'given-by-the-proxy-1');
    expect(given.headers['x-request-id']).toBe('given-by-the-proxy-1');
  });

  it('does not repeat a request id that is no id', async () => {
    for (const id of ['x'.repeat(5_000), 'with space and "quotes"', '<script>']) {
      const { headers } = await get('/api/tags').set('X-Request-Id', id).expect(200);
      expect(headers['x-request-id']).not.toBe(id);
    }
  });

  it('sends security headers', async () => {
    for (const path of ['/api/tags', '/api/nothing']) {
      const { headers } = await get(path);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options'] ?? headers['content-security-policy']).toMatch(
        /DENY|frame-ancestors 'none'/i,
      );
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  it('keeps what is for one person out of caches', async () => {
    const { headers } = await get('/api/user').expect(401);
    expect(headers['cache-control']).toMatch(/no-store|private/);
  });
});
