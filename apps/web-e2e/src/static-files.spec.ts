import { describe, expect, inject, it } from 'vitest';

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(path, inject('webUrl')), { headers });
}

async function assets(): Promise<string[]> {
  const html = await (await get('/')).text();
  return [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!);
}

describe('the files of the web app', () => {
  it('have hashed names, are kept for ever and come compressed', async () => {
    const paths = await assets();
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths) {
      expect(path).toMatch(/-[\w-]{8}\.(?:js|css)$/);
      const response = await get(path, { 'Accept-Encoding': 'gzip' });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/);
      const { length } = await response.text();
      if (length > 1_000) expect(response.headers.get('content-encoding')).toBe('gzip');
    }
  });

  it('are found by an index that is asked for anew every time, whatever the page', async () => {
    for (const path of ['/', '/article/any', '/tag/c%23']) {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('are missing when they are missing: an old page must not take the index for its script', async () => {
    expect((await get('/assets/gone-00000000.js')).status).toBe(404);
  });
});
