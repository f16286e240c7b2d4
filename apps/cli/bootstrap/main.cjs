// What `./scaleout` runs. Plain JavaScript without dependencies, in a form that old versions of Node.js can
// read too: it has to work where nothing is installed yet, and to say so where Node.js is too old.
'use strict';
/* global __dirname */

const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { complaintAbout } = require('./node-version.cjs');
const { isInstalled, install } = require('./packages.cjs');

const root = path.resolve(__dirname, '../../..');

async function main() {
  const complaint = complaintAbout(process.versions.node);
  if (complaint) return fail(complaint);
  if (!isInstalled(root)) {
    const problem = await install(root);
    if (problem) return fail(problem);
  }
  // The command line runs in this very process: a Ctrl-C reaches it exactly once, its exit code is ours.
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(path.join(root, 'apps/cli/src/main.ts')).href);
}

function fail(sentence) {
  process.stderr.write(`\n✗ ${sentence}\n`);
  process.exit(1);
}

main();
