// Ends what a test run started when the test run is gone: its standard input closes however its parent ended,
// by Ctrl-C, a crash or SIGKILL. Plain JavaScript, so that it starts in milliseconds without a loader.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

const stopSignals = new Map();
const folders = new Set();
const TIME_TO_STOP_MS = 5_000;

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    stopSignals.delete(pid); // it is gone: nothing is left to stop
  }
}

async function stopAll() {
  for (const [pid, signal] of stopSignals) send(pid, signal);
  for (let waited = 0; waited < TIME_TO_STOP_MS && stopSignals.size > 0; waited += 50) {
    await delay(50);
    for (const pid of stopSignals.keys()) send(pid, 0);
  }
  for (const pid of stopSignals.keys()) send(pid, 'SIGKILL');
}

for await (const line of createInterface({ input: process.stdin })) {
  const { pid, signal, gone, folder } = JSON.parse(line);
  if (folder !== undefined && gone) folders.delete(folder);
  else if (folder !== undefined) folders.add(folder);
  else if (gone) stopSignals.delete(pid);
  else stopSignals.set(pid, signal);
}

await stopAll();
for (const folder of folders) rmSync(folder, { recursive: true, force: true });
