import * as z from 'zod/mini';

export const userResponseSchema = z.object({
  user: z.object({
    email: z.string(),
    token: z.string().check(z.describe('the session id; empty when the session came by cookie')),
    username: z.string(),
    bio: z.nullable(z.string()),
    image: z.nullable(z.string()),
  }),
});

export type UserResponse = z.infer<typeof userResponseSchema>;
export type User = UserResponse['user'];
