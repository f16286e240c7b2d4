import { parseArgs } from 'node:util';
import * as z from 'zod';
import { SeedRefusal } from './seed-refusal.ts';

export const SEED_HELP = `Fills publications with people, articles and all that follows from them.

  seed [--publications N] [--users N] [--articles N] [--comments N] [--favorites N] [--follows N]
       [--seed N] [--demo] [--if-empty]

  --publications N  how many publications, the default one first (1); missing ones are opened
  --users N         users of each publication (100)
  --articles N      articles of each publication (500)
  --comments N      comments of each publication (1000)
  --favorites N     favourites of each publication (2000)
  --follows N       follows of each publication (500)
  --seed N          another number, other content; the same number and sizes, the same content (1)
  --demo            the default publication's first two users are demo@example.com and reader@example.com
  --if-empty        leave publications that have articles; without it they are refused
  --help            show this

Everyone's password is demo-password: do not seed where strangers can sign in.
Reads SHARD_<number>_URLS and CATALOG_DATABASE_URL.

Examples:
  seed --demo --if-empty
  seed --users 1000 --articles 10000 --comments 20000 --favorites 20000
  seed --publications 20 --users 5000 --articles 1000000 --seed 7
`;

function count(minimum: number, maximum: number) {
  const message = `must be a whole number from ${minimum} to ${maximum}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error: message, abort: true })
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, { error: message, abort: true });
}

const schema = z
  .object({
    publications: count(1, 10_000).default(1),
    users: count(2, 10_000_000).default(100),
    articles: count(1, 100_000_000).default(500),
    comments: count(0, 100_000_000).default(1_000),
    favorites: count(0, 100_000_000).default(2_000),
    follows: count(1, 100_000_000).default(500),
    seed: count(0, 999_999_999).default(1),
    demo: z.boolean().default(false),
    'if-empty': z.boolean().default(false),
    help: z.boolean().default(false),
  })
  .refine(({ favorites, users, articles }) => favorites <= users * articles, {
    path: ['favorites'],
    message: 'must not exceed users times articles: each favours an article once',
  })
  .refine(({ follows, users }) => follows <= users * (users - 1), {
    path: ['follows'],
    message: 'must not exceed users times all others: each follows another once',
  });

export type SeedOptions = z.output<typeof schema>;

/** Reads the flags. @throws SeedRefusal that names each one which is unknown or wrong */
export function parseSeedOptions(args: readonly string[]): SeedOptions {
  const parsed = schema.safeParse(readFlags(args));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `--${issue.path.join('.')} ${issue.message}`);
  throw new SeedRefusal(`${problems.join('; ')}. See --help.`);
}

function readFlags(args: readonly string[]): Record<string, unknown> {
  const number = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        publications: number,
        users: number,
        articles: number,
        comments: number,
        favorites: number,
        follows: number,
        seed: number,
        demo: flag,
        'if-empty': flag,
        help: flag,
      },
    });
    return values;
  } catch (cause) {
    throw new SeedRefusal(`${(cause as Error).message.split('.')[0] ?? ''}. See --help.`, { cause });
  }
}
