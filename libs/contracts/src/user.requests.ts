import type * as z from 'zod';
import { clearableText, required, requiredText, text } from './text.ts';

export const usernameSchema = requiredText(64);

export const emailSchema = requiredText(254).regex(/^[^\s@]+@[^\s@]+$/, 'is invalid');

/** NIST 800-63B: a length, and no rule about what is in it. The upper bound only bounds the hashing. */
export const passwordSchema = requiredText(1024).min(8, 'is too short (minimum is 8 characters)');

export const registrationSchema = required({
  user: required({ username: usernameSchema, email: emailSchema, password: passwordSchema }),
});

export const credentialsSchema = required({
  user: required({ email: requiredText(254), password: requiredText(1024) }),
});

export const userUpdateSchema = required({
  user: required({
    email: emailSchema.optional(),
    username: usernameSchema.optional(),
    password: passwordSchema.optional(),
    /** Wanted beside a new email or password by a session that has not signed in lately. */
    currentPassword: requiredText(1024).optional(),
    bio: clearableText(2_000).optional(),
    image: clearableText(2_048).optional(),
  }),
});

/** A username in a path: whatever it is, it names a user or nobody. */
export const usernameParamSchema = text(64);

export type Registration = z.infer<typeof registrationSchema>;
export type Credentials = z.infer<typeof credentialsSchema>;
export type UserUpdate = z.infer<typeof userUpdateSchema>;
