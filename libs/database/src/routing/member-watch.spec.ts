import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { until } from '@scaleout/local/testing';
import { systemClock } from './clock.ts';
import { MemberWatch } from './member-watch.ts';
import type { RoutedMember } from './routed-member.ts';

describe('a watch', () => {
  it('that is stopped while it connects leaves no connection open', async () => {
    const adminUrl = inject('databaseAdminUrl');
    const name = randomUUID();
    const url = new URL(adminUrl);
    url.searchParams.set('application_name', name);
    const nothing = () => undefined;
    const served = { reads: 0, writes: 0 };
    const member: RoutedMember = {
      name,
      url: url.href,
      served,
      generation: 0,
      retire: nothing,
      abandon: nothing,
    };
    const options = { pollMs: 1_000, timeoutMs: 5_000, silenceMs: Infinity, clock: systemClock };
    const watch = new MemberWatch(member, options, nothing);

    const asked = watch.refresh();
    watch.stop();
    await asked;

    expect(watch.observation).toBeUndefined();
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    const open = 'SELECT FROM pg_stat_activity WHERE application_name = $1';
    await until(async () => (await client.query(open, [name])).rows.length === 0).finally(() => client.end());
  });
});
