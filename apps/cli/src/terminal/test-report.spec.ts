import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { TestReport } from './test-report.ts';

function reportToText() {
  const out = new PassThrough();
  const report = new TestReport(out as unknown as NodeJS.WriteStream); // it only writes
  return { report, text: () => String(out.read() ?? '') };
}

const suite = (name: string) => ({
  name,
  does: '',
  needsBuild: false,
  run: () => Promise.reject(new Error()),
});

describe('the report of a test run', () => {
  it('ends with the counts of all suites, and nothing after them', () => {
    const { report, text } = reportToText();
    report.ended(suite('unit'), { passed: 7, failed: 0, skipped: 0, output: '' }, 1);
    report.ended(suite('lint'), { passed: 1, failed: 0, skipped: 0, output: '' }, 1);
    report.conclude();
    expect(text()).toMatch(/\n8 passed, 0 failed\n$/);
  });

  it('says why something was skipped', () => {
    const { report, text } = reportToText();
    const skipped = { passed: 0, failed: 0, skipped: 1, output: '', notes: ['Skipped: there is no k6.'] };
    report.ended(suite('load'), skipped, 1);
    expect(text()).toContain('\n    Skipped: there is no k6.\n');
  });

  it('shows what a failed suite printed, and how to run it again', () => {
    const { report, text } = reportToText();
    report.ended(suite('unit'), { passed: 7, failed: 2, skipped: 1, output: 'expected 1 to be 2' }, 1);
    report.conclude();
    const all = text();
    expect(all).toContain('expected 1 to be 2');
    expect(all).toContain('./scaleout test --only unit');
    expect(all).toMatch(/\n7 passed, 2 failed, 1 skipped\n$/);
    expect(report.failed).toBe(2);
  });

  it('says why something was skipped, though nothing failed', () => {
    const { report, text } = reportToText();
    const notes = ['skipped: The lab needs root.'];
    report.ended(suite('lab'), { passed: 0, failed: 0, skipped: 10, output: '', notes }, 1);
    expect(text()).toContain('skipped: The lab needs root.');
  });

  it('keeps the output of a suite that passed to itself', () => {
    const { report, text } = reportToText();
    report.ended(suite('unit'), { passed: 1, failed: 0, skipped: 0, output: 'chatter' }, 1);
    expect(text()).not.toContain('chatter');
  });
});
