import { expect, inject, it, vi } from 'vitest';
import { explore } from '../support/explorer.ts';
import { Visitor } from '../support/visitor.ts';

it('tells how much there is in all publications, as a worker counts it', async () => {
  const anybody = new Visitor({ apiUrl: inject('apiUrl') });
  await vi.waitFor(
    async () => {
      const { totals } = await explore(anybody);
      expect(Date.parse(totals?.countedAt ?? '')).toBeGreaterThan(Date.now() - 120_000);
      expect(totals?.articles).toBeGreaterThanOrEqual(totals?.publications ?? Infinity);
    },
    { timeout: 15_000, interval: 100 },
  );
});
