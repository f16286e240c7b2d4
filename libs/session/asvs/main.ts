import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findUnproven } from './find-unproven.ts';
import { withTable } from './render-table.ts';
import { requirements } from './requirements.ts';
import { runTests } from './run-tests.ts';

// Runs the tests that the rows name, writes the table into the README, and fails when a row has no passing test.

const root = fileURLToPath(new URL('../../..', import.meta.url));
const readme = new URL('../README.md', import.meta.url);

const runs = ['libs/session', 'apps/api-e2e'].flatMap((project) => {
  const files = requirements.map(({ file }) => file).filter((file) => file.startsWith(`${project}/`));
  return runTests(root, project, [...new Set(files)]);
});
const unproven = findUnproven(requirements, runs);
for (const { id, file, test } of unproven) console.error(`${id} has no passing test: "${test}" in ${file}`);
if (unproven.length > 0) process.exitCode = 1;
else writeFileSync(readme, withTable(readFileSync(readme, 'utf8')));
