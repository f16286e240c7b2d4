import { describe, expect, it } from 'vitest';
import { problemOf, type MachineFacts } from './lab-problem.ts';

const able: MachineFacts = {
  platform: 'linux',
  isRoot: true,
  missingTools: [],
  namespaceRefusal: undefined,
  canCap: true,
};

describe('problemOf', () => {
  it('is nothing on a machine that can', () => {
    expect(problemOf(able)).toBeUndefined();
  });

  it.each<[Partial<MachineFacts>, string]>([
    [{ platform: 'darwin' }, 'The lab needs Linux: its computers are namespaces of the Linux kernel.'],
    [{ isRoot: false }, 'The lab needs root, to make networks and to cap processors.'],
    [{ missingTools: ['ip', 'nsenter'] }, 'The lab needs ip, nsenter.'],
    [
      { namespaceRefusal: 'unshare failed: Operation not permitted' },
      'The lab may not make network namespaces here: unshare failed: Operation not permitted',
    ],
    [
      { canCap: false },
      'The lab needs the cpu controller of control groups, which this machine does not offer.',
    ],
  ])('of %o is one sentence, and what works without', (fact, sentence) => {
    const problem = problemOf({ ...able, ...fact });
    expect(problem?.message).toBe(sentence);
    expect(problem?.mend).toContain(
      'Without the lab, `./scaleout up <stage>` runs every stage as plain processes.',
    );
  });

  it('names first what stands in the way of the rest', () => {
    const nothing = { ...able, platform: 'darwin' as const, isRoot: false, canCap: false };
    expect(problemOf(nothing)?.message).toContain('Linux');
  });
});
