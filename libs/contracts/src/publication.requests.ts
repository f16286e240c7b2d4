import * as z from 'zod';
import { pageQuerySchema } from './page.requests.ts';
import { required, requiredText, text } from './text.ts';
import { emailSchema, passwordSchema, usernameSchema } from './user.requests.ts';

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

const COLOR_MESSAGE = 'must be a colour such as #266a4d';

/** A colour as CSS writes it in full, in any case of letters; comes out in lower case. */
export const publicationColorSchema = z
  .string(COLOR_MESSAGE)
  .regex(/^#[0-9a-fA-F]{6}$/, COLOR_MESSAGE)
  .toLowerCase();

const publicationNameSchema = requiredText(120);

export const newPublicationSchema = required({
  publication: required({
    name: publicationNameSchema,
    slug: publicationSlugSchema,
    color: publicationColorSchema.optional(),
  }),
  owner: required({ username: usernameSchema, email: emailSchema, password: passwordSchema }),
});

export const publicationUpdateSchema = required({
  publication: required({
    name: publicationNameSchema.optional(),
    color: publicationColorSchema.optional(),
  }),
});

/** Which of the open publications: whatever `after` is, it has a place in the order of slugs. */
export const publicationsQuerySchema = pageQuerySchema.pick({ limit: true }).extend({
  search: text(120).trim().default('').describe('the beginning of a slug, or a part of a name'),
  after: text(63).default('').describe('the `next` of the page before'),
});

export type NewPublication = z.infer<typeof newPublicationSchema>;
export type PublicationUpdate = z.infer<typeof publicationUpdateSchema>;
export type PublicationsQuery = z.infer<typeof publicationsQuerySchema>;
