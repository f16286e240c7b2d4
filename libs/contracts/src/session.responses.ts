import * as z from 'zod/mini';
import { timestampSchema } from './timestamp.ts';

/** Somewhere a person is signed in. */
export const sessionSchema = z.object({
  handle: z.string().check(z.describe('names the session, and gives no access to it')),
  device: z
    .string()
    .check(z.describe('names of browser and system, as the browser says; empty when it does not')),
  address: z.string().check(z.describe('where it was opened from')),
  createdAt: timestampSchema,
  lastSeenAt: timestampSchema.check(z.describe('up to a minute ago')),
  current: z.boolean().check(z.describe('whether it is the session that asks')),
});

export const sessionsResponseSchema = z.object({ sessions: z.array(sessionSchema) });

export type ListedSession = z.infer<typeof sessionSchema>;
export type SessionsResponse = z.infer<typeof sessionsResponseSchema>;
