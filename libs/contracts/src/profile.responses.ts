import * as z from 'zod/mini';

export const profileSchema = z.object({
  username: z.string(),
  bio: z.nullable(z.string()),
  image: z.nullable(z.string()),
  following: z.boolean(),
});

export const profileResponseSchema = z.object({ profile: profileSchema });

export type Profile = z.infer<typeof profileSchema>;
export type ProfileResponse = z.infer<typeof profileResponseSchema>;
