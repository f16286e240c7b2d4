'use strict';

const { spawn } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');

/**
 * Whether node_modules holds what package-lock.json asks for. npm keeps a lock file of its own of what it really installed:
 * the two are compared, whoever ran npm. Packages for other systems may be missing.
 */
function isInstalled(root) {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const there = packagesOf(path.join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !there) return false;
  return Object.keys(wanted)
    .filter((place) => place.includes('node_modules/') && !wanted[place].optional && !wanted[place].os)
    .every((place) => there[place] && there[place].version === wanted[place].version);
}

/** Installs what package-lock.json asks for, one run at a time; returns a sentence when it fails. */
async function install(root) {
  const release = await lock(root);
  try {
    if (isInstalled(root)) return undefined; // another run did it while we waited
    process.stdout.write('Installing npm packages (once, about a minute)\n');
    const { code, output } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], root);
    if (code === 0) return undefined;
    const reasons = output.split('\n').filter((line) => /^npm (error|ERR!) ./.test(line));
    return `npm ci failed. Run it yourself to see all of it.\n${reasons.slice(0, 5).join('\n')}`;
  } finally {
    release();
  }
}

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined; // not there, or cut off: not installed
  }
}

function npm(args, cwd) {
  return new Promise((resolve) => {
    const child = spawn('npm', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** A folder as lock, since making one succeeds for one run only. It names its maker, in case that was killed. */
async function lock(root) {
  const hash = crypto.createHash('sha256').update(root).digest('hex').slice(0, 12);
  const folder = path.join(os.tmpdir(), `scaleout-install-${hash}`);
  for (;;) {
    try {
      fs.mkdirSync(folder);
      fs.writeFileSync(path.join(folder, 'pid'), String(process.pid));
      return () => fs.rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned(folder)) fs.rmSync(folder, { recursive: true, force: true });
    else await sleep(200);
  }
}

function isAbandoned(folder) {
  try {
    const pid = Number(fs.readFileSync(path.join(folder, 'pid'), 'utf8'));
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // Without a pid file its maker has only just begun, or was killed in that moment: then it grows old.
    if (error.code !== 'ENOENT') return error.code === 'ESRCH';
    const age =
      Date.now() - (fs.statSync(folder, { throwIfNoEntry: false }) || { mtimeMs: Date.now() }).mtimeMs;
    return age > 5000;
  }
}

module.exports = { isInstalled, install };
