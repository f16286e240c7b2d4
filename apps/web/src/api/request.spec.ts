import { afterEach, describe, expect, it, vi } from 'vitest';
import { tagsResponseSchema } from '@scaleout/contracts';
import { RefusedError } from './refused.error.ts';
import { command, request } from './request.ts';
import { UnavailableError } from './unavailable.error.ts';

const fetchMock = vi.fn<typeof fetch>();
vi.stubGlobal('fetch', fetchMock);

function answer(status: number, body: string) {
  fetchMock.mockResolvedValueOnce(new Response(status === 204 ? null : body, { status }));
}

describe('a request to the API', () => {
  afterEach(() => fetchMock.mockReset());

  it('gives the answer as the schema parses it', async () => {
    answer(200, '{"tags":["a"],"more":1}');
    expect(await request(tagsResponseSchema, '/tags')).toEqual({ tags: ['a'] });
  });

  it('is refused by a 4xx, with its reasons', async () => {
    answer(422, `{"errors":{"title":["can't be blank"]}}`);
    const error = await request(tagsResponseSchema, '/tags').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ status: 422, errors: { title: ["can't be blank"] } });
  });

  it('is refused by a 4xx that is not in the contract’s shape', async () => {
    answer(404, '<html>');
    await expect(request(tagsResponseSchema, '/tags')).rejects.toMatchObject({ status: 404, errors: {} });
  });

  it.each([
    ['a 5xx', () => answer(503, '{"errors":{}}')],
    ['a body that is no JSON', () => answer(200, '<html>')],
    ['a body of another shape', () => answer(200, '{"tags":7}')],
    ['no network', () => fetchMock.mockRejectedValueOnce(new TypeError('Failed to fetch'))],
  ])('finds the API unavailable on %s', async (_, arrange) => {
    arrange();
    await expect(request(tagsResponseSchema, '/tags')).rejects.toBeInstanceOf(UnavailableError);
  });

  it('that was given up by its caller is neither', async () => {
    const abort = new AbortController();
    abort.abort();
    fetchMock.mockRejectedValueOnce(new DOMException('gone', 'AbortError'));
    await expect(request(tagsResponseSchema, '/tags', { signal: abort.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('a command', () => {
  it.each([204, 200])('succeeds with %i, whatever the body', async (status) => {
    answer(status, '{}');
    await expect(command('/articles/a', { method: 'DELETE' })).resolves.toBeUndefined();
  });
});
