import { parseArgs } from 'node:util';
import * as z from 'zod';
import { TenantsRefusal } from './tenants-refusal.ts';

export const TENANTS_HELP = `Says where publications are, opens them and moves them from shard to shard.

  tenants list [--json]
  tenants open <slug> [--name NAME] [--username NAME] [--email ADDRESS] [--password PASSWORD] [--json]
  tenants move <slug> --to SHARD [--max-pause MS] [--json]
  tenants cancel <slug> [--json]
  tenants rebalance [--by size|load] [--dry-run] [--max-pause MS] [--json]
`;

const shown = { json: z.boolean().default(false) };
const slug = z.string('which publication is missing');
const maxPause = z
  .string()
  .regex(/^\d{1,6}$/, '--max-pause is a number of milliseconds')
  .transform(Number)
  .default(2_000);

const schema = z.discriminatedUnion(
  'verb',
  [
    z.strictObject({ verb: z.literal('list'), ...shown }),
    z.strictObject({
      verb: z.literal('open'),
      slug,
      name: z.string().optional(),
      username: z.string().optional(),
      email: z.string().optional(),
      password: z.string().optional(),
      ...shown,
    }),
    z.strictObject({
      verb: z.literal('move'),
      slug,
      to: z
        .string('--to says to which shard')
        .regex(/^\d{1,4}$/, '--to is the number of a shard')
        .transform(Number),
      'max-pause': maxPause,
      ...shown,
    }),
    z.strictObject({ verb: z.literal('cancel'), slug, ...shown }),
    z.strictObject({
      verb: z.literal('rebalance'),
      by: z.enum(['size', 'load'], '--by is size or load').default('size'),
      'dry-run': z.boolean().default(false),
      'max-pause': maxPause,
      ...shown,
    }),
  ],
  'it is one of list, open, move, cancel and rebalance',
);

export type TenantsOptions = z.output<typeof schema>;
export type TenantsCommand<Verb extends TenantsOptions['verb']> = Extract<TenantsOptions, { verb: Verb }>;

/** Reads the command line. @throws TenantsRefusal that says what is wrong with it */
export function parseTenantsOptions(args: readonly string[]): TenantsOptions {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  let given;
  try {
    given = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        to: text,
        name: text,
        username: text,
        email: text,
        password: text,
        by: text,
        'max-pause': text,
        'dry-run': flag,
        json: flag,
      },
    });
  } catch (cause) {
    throw new TenantsRefusal(`${(cause as Error).message.split('.')[0] ?? ''}.`, { cause });
  }
  const [verb, publication, ...others] = given.positionals;
  const { data, error } = schema.safeParse({
    ...given.values,
    verb,
    ...(publication !== undefined && { slug: publication }),
    ...(others.length > 0 && { [others.join(' ')]: true }),
  });
  if (data) return data;
  throw new TenantsRefusal(`${error.issues.map(({ message }) => message).join('; ')}.`);
}
