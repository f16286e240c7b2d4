import { describe, expect, it } from 'vitest';
import { parseMigrateFlags } from './migrate-flags.ts';

describe('the flags of migrate', () => {
  it('are none for all of it', async () => {
    expect(await parseMigrateFlags([])).toEqual({ last: {} });
  });

  it('name the last migration of a schema, and how many databases at a time', async () => {
    const flags = ['--to', '0003_shards', '--to', 'tenant:0001_init', '--parallel', '16'];
    expect(await parseMigrateFlags(flags)).toEqual({
      last: { catalog: '0003_shards', tenant: '0001_init' },
      parallel: 16,
    });
  });

  it.each([
    [['--to', '0099_never'], 'There is no migration 0099_never'],
    [['--to', 'tenant:0003_shards'], 'There is no migration tenant:0003_shards'],
    [['--to', '0001_init'], 'say catalog:0001_init or tenant:0001_init'],
    [['--to', '0003_shards', '--to', '0002_directory'], 'Two migrations of the catalog schema are named'],
    [['--parallel', '0'], '--parallel must be a whole number from 1 to 256'],
    [['--parallel', 'four'], '--parallel must be a whole number from 1 to 256'],
    [['--too', '1'], "Unknown option '--too'"],
  ])('refuse %j in one sentence', async (args, sentence) => {
    await expect(parseMigrateFlags(args)).rejects.toThrow(sentence);
  });
});
