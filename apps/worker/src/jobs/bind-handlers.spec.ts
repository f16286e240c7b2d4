import { expect, test } from 'vitest';
import * as z from 'zod';
import { defineJob } from '@scaleout/queue';
import { bindHandlers } from './bind-handlers.ts';

const jobs = ['welcome', 'digest', 'export'].map((name) =>
  defineJob({ name, queue: 'mail', payload: z.object({}) }),
);
const handle = () => Promise.resolve();

test('every job is paired with its handler', () => {
  const bound = bindHandlers(jobs, { welcome: handle, digest: handle, export: handle });
  expect([...bound.keys()]).toEqual(['welcome', 'digest', 'export']);
});

test('a job without a handler keeps the worker from starting, by name', () => {
  expect(() => bindHandlers(jobs, { digest: handle })).toThrow('No handler for these jobs: welcome, export');
});
