import { expect, test } from 'vitest';
import * as z from 'zod';
import { articlePublishedJob } from './article-published.job.ts';
import { InvalidPayloadError } from './invalid-payload-error.ts';
import { defineJob } from './job-definition.ts';
import { outboxRecord } from './outbox-record.ts';
import { parsePayload } from './parse-payload.ts';

const payload = { tenantId: 1, articleId: 1025, authorId: 2049 };

test('a record holds the name and the checked payload as JSON', () => {
  const record = outboxRecord(articlePublishedJob, payload);
  expect(record).toEqual({ name: 'article-published', payload: JSON.stringify(payload) });
  expect(parsePayload(articlePublishedJob, JSON.parse(record.payload))).toEqual(payload);
});

test('what the definition does not know is not stored', () => {
  const record = outboxRecord(articlePublishedJob, { ...payload, password: 'x' } as typeof payload);
  expect(record.payload).not.toContain('password');
});

test('a payload that is not valid is refused, with its cause', () => {
  const invalid = { ...payload, articleId: 0 };
  expect(() => outboxRecord(articlePublishedJob, invalid)).toThrow(InvalidPayloadError);
  try {
    parsePayload(articlePublishedJob, 'nonsense');
    expect.unreachable();
  } catch (error) {
    expect((error as Error).cause).toBeInstanceOf(z.ZodError);
  }
});

test.each(['Article', 'a:b', '', 'a b'])('a job cannot be named %j', (name) => {
  expect(() => defineJob({ name, queue: 'queue', payload: z.object({}) })).toThrow('kebab-case');
});
