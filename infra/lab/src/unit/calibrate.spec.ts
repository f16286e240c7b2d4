import { afterAll, beforeAll, expect, it } from 'vitest';
import { clearLab, type Lab } from '../lab.ts';
import { describeLab } from '../testing/describe-lab.ts';
import { openTestLab } from '../testing/open-test-lab.ts';
import { leftovers } from '../leftovers.ts';
import { calibrate } from './calibrate.ts';

describeLab('calibrate', () => {
  let lab: Lab;
  let prefix: string;

  beforeAll(async () => ({ lab, prefix } = await openTestLab('api1')));
  afterAll(async () => {
    await clearLab(prefix);
    expect(leftovers(prefix)).toEqual([]);
  });

  it('says what a computer of one unit does of what a core does, and that is no more than its cap', async () => {
    const small = await calibrate(lab, 0.1);
    expect(small.unit).toBe(0.1);
    expect(small.share).toBeLessThan(0.12);
    expect(small.computerPerSecond / small.corePerSecond).toBeCloseTo(small.share);
    const uncapped = await calibrate(lab, 2);
    expect(uncapped.share).toBeGreaterThan(small.share);
    expect(leftovers(prefix)).not.toContain(`${prefix}-calibration`);
  });
});
