import { afterEach, describe, expect, it, vi } from 'vitest';
import { tagsResponseSchema } from '@scaleout/contracts';
import { RefusedError } from './refused.error.ts';
import { requestOnce } from './request-once.ts';
import { UnavailableError } from './unavailable.error.ts';

const fetchMock = vi.fn<typeof fetch>();
vi.stubGlobal('fetch', fetchMock);

const send = (body: string) => requestOnce(tagsResponseSchema, '/articles', { method: 'POST', body });
const done = () => fetchMock.mockResolvedValueOnce(new Response('{"tags":[]}'));
const lost = () => fetchMock.mockRejectedValueOnce(new TypeError('Failed to fetch'));
const refused = () => fetchMock.mockResolvedValueOnce(new Response('{"errors":{}}', { status: 409 }));
const keys = () => fetchMock.mock.calls.map(([, init]) => new Headers(init?.headers).get('Idempotency-Key'));

describe('a request that must not be done twice', () => {
  afterEach(() => fetchMock.mockReset());

  it('has the key of the time before when no answer came, or a refusal', async () => {
    lost();
    await expect(send('a')).rejects.toBeInstanceOf(UnavailableError);
    refused();
    await expect(send('a')).rejects.toBeInstanceOf(RefusedError);
    done();
    await send('a');
    const [first, ...again] = keys();
    expect(first).toMatch(/^[\d-]{7,43}$/);
    expect(again).toEqual([first, first]);
  });

  it('has another key once it was done, for it may be meant a second time', async () => {
    done();
    await send('b');
    done();
    await send('b');
    expect(new Set(keys()).size).toBe(2);
  });

  it('has another key when it says something else', async () => {
    lost();
    await expect(send('c')).rejects.toBeInstanceOf(UnavailableError);
    done();
    await send('c, and more');
    expect(new Set(keys()).size).toBe(2);
  });
});
