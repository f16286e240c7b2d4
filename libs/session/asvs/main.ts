import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { findUnproven } from './find-unproven.ts';
import { withTable } from './render-table.ts';
import { requirements } from './requirements.ts';
import { runTests } from './run-tests.ts';

// Runs the tests that the rows name, writes the table into the README, and fails when a row has no passing test.

const root = fileURLToPath(new URL('../../..', import.meta.url));
const readme = fileURLToPath(new URL('../README.md', import.meta.url));

const runs = ['libs/session', 'apps/api-e2e'].flatMap((project) => {
  const files = requirements.map(({ file }) => file).filter((file) => file.startsWith(`${project}/`));
  return runTests(root, project, [...new Set(files)]);
});
const unproven = findUnproven(requirements, runs);
for (const { id, file, test } of unproven) console.error(`${id} has no passing test: "${test}" in ${file}`);
if (unproven.length > 0) process.exitCode = 1;
else {
  const options = { ...(await prettier.resolveConfig(readme)), filepath: readme };
  writeFileSync(readme, await prettier.format(withTable(readFileSync(readme, 'utf8')), options));
}
