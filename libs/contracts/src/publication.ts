import * as z from 'zod';
import { timestampSchema } from './article.ts';
import { required, requiredText } from './text.ts';
import { emailSchema, passwordSchema, usernameSchema } from './user.ts';

/** Names that lead, or may one day lead, to something other than a publication. */
const RESERVED_SLUGS = new Set([
  'admin',
  'api',
  'app',
  'assets',
  'auth',
  'billing',
  'blog',
  'cdn',
  'docs',
  'explore',
  'ftp',
  'health',
  'help',
  'internal',
  'localhost',
  'mail',
  'metrics',
  'ops',
  'platform',
  'root',
  'smtp',
  'static',
  'status',
  'support',
  'system',
  'www',
]);

const SLUG_MESSAGE = 'must be 2 to 63 lower-case letters, digits and inner hyphens';

/** A publication's slug is a DNS label: it is the first part of the publication's host name. */
export const publicationSlugSchema = requiredText(63)
  .regex(/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/, SLUG_MESSAGE)
  .refine((slug) => !RESERVED_SLUGS.has(slug), 'is reserved');

export const newPublicationSchema = required({
  publication: required({ name: requiredText(120), slug: publicationSlugSchema }),
  owner: required({ username: usernameSchema, email: emailSchema, password: passwordSchema }),
});

export const publicationResponseSchema = z.object({
  publication: z.object({
    id: z.int(),
    slug: z.string(),
    name: z.string(),
    createdAt: timestampSchema,
  }),
});

export type NewPublication = z.infer<typeof newPublicationSchema>;
export type PublicationResponse = z.infer<typeof publicationResponseSchema>;
