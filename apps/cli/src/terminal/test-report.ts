import type { LaneEvents, Suite, SuiteResult } from '@scaleout/local/test-run';

const nameWidth = 8;

/** Tells how a test run goes, a line for each suite, and what it came to. */
export class TestReport implements LaneEvents {
  passed = 0;
  failed = 0;
  skipped = 0;
  readonly #failedSuites: string[] = [];

  constructor(private readonly out: NodeJS.WriteStream = process.stdout) {}

  readonly note = (line: string): void => {
    this.out.write(`${line}\n`);
  };

  began({ name, does }: Suite): void {
    this.note(`  … ${name.padEnd(nameWidth)}${does}`);
  }

  ended({ name }: Suite, result: SuiteResult, seconds: number): void {
    this.passed += result.passed;
    this.failed += result.failed;
    this.skipped += result.skipped;
    const sign = result.failed > 0 ? '✗' : '✓';
    this.note(`  ${sign} ${name.padEnd(nameWidth)}${counts(result)}  (${seconds.toFixed(1)} s)`);
    for (const note of result.notes ?? []) this.note(`    ${note}`);
    if (result.failed === 0) return;
    this.#failedSuites.push(name);
    this.note(`\n${result.output}\n`);
  }

  /** The last lines: what to look at again, and the counts. */
  conclude(): void {
    const again = this.#failedSuites.map((name) => `./scaleout test --only ${name}`);
    if (again.length > 0) this.note(`\nTo run again what failed:\n  ${again.join('\n  ')}\n`);
    this.note(counts(this));
  }
}

function counts({ passed, failed, skipped }: Pick<SuiteResult, 'passed' | 'failed' | 'skipped'>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
