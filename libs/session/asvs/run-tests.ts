import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as z from 'zod';

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

export interface TestRun {
  readonly file: string;
  readonly title: string;
  readonly passed: boolean;
}

/** Runs spec files of one project and says what came of each test. */
export function runTests(root: string, project: string, files: readonly string[]): TestRun[] {
  const folder = mkdtempSync(join(tmpdir(), 'asvs-'));
  const report = join(folder, 'report.json');
  const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '../vitest.mjs');
  const paths = files.map((file) => relative(project, file));
  try {
    spawnSync(
      process.execPath,
      [vitest, 'run', ...paths, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      { cwd: join(root, project), stdio: ['ignore', 'inherit', 'inherit'] },
    );
    const { testResults } = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
    return testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ title, status }) => ({
        file: relative(root, name),
        title,
        passed: status === 'passed',
      })),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
