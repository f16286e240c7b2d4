import * as z from 'zod';
import { readBenchOptions, wholeNumber } from '@scaleout/local/testing';

const HELP = `What shards cost, on one computer: all databases are on one server, so more of them bring no more hardware.

  npx nx bench sharding -- [--only SUBJECT] [--json FILE] [--queries N] [--rounds N] [--pages N] [--articles N]

  --only SUBJECT  routing: a tenant's read and write, by its statement alone, its shard, and all shards with their directory;
                  explore: a page of the articles of all publications over 1, 2, 4 and 8 shards; both when left out
  --json FILE     also write the figures to FILE
  --queries N     queries of a round of routing (2000)
  --rounds N      rounds of each way, taken in turns (6)
  --pages N       pages of a round of explore (400)
  --articles N    articles that are explored, spread over the shards (48000)
  --help          show this
`;

const schema = z.object({
  only: z.enum(['routing', 'explore'], 'must be routing or explore').optional(),
  json: z.string().min(1).optional(),
  queries: wholeNumber(1_000_000).default(2_000),
  rounds: wholeNumber(1_000).default(6),
  pages: wholeNumber(1_000_000).default(400),
  articles: wholeNumber(10_000_000).default(48_000),
});

export type ShardingOptions = z.output<typeof schema>;

/** Reads the flags; prints and ends the process where they are a wish for help, or wrong. */
export function readOptions(args: readonly string[]): ShardingOptions {
  return readBenchOptions(HELP, schema, args);
}
