import type { Requirement } from './requirements.ts';
import type { TestRun } from './run-tests.ts';

/** Rows whose test did not run, or failed. A title such as `$method $path refuses` stands for many tests: all have to pass. */
export function findUnproven(
  requirements: readonly Requirement[],
  runs: readonly TestRun[],
): readonly Requirement[] {
  return requirements.filter(({ file, test }) => {
    const title = new RegExp(`^${test.split(/\$\w+/).map(escaped).join('.+')}$`);
    const own = runs.filter((run) => run.file === file && title.test(run.title));
    return own.length === 0 || !own.every(({ passed }) => passed);
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
