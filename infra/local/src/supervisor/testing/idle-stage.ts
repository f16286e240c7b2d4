// A whole stage of idle tiers under the real supervisor, as a process of its own that a spec can interrupt and kill.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseStages, type Tier } from '@scaleout/topology';
import { startProcess, untilReady } from '../../servers/managed-process.ts';
import type { Launch } from '../../stage/launch.ts';
import { runStage } from '../../stage/run-stage.ts';
import { logFile, stageFolder } from '../../state/stage-folder.ts';
import { listenForStop } from '../stop-requests.ts';

const [root = '', port = ''] = process.argv.slice(2);
const folder = stageFolder('one-box', root);
const journal = `${root}/journal`;
const idleTier = fileURLToPath(new URL('idle-tier.sh', import.meta.url));
const tiers = ['database', 'redis', 'api', 'worker', 'web'] as const;

const [stage] = parseStages([
  {
    number: 1,
    id: 'one-box',
    title: 'idle',
    lesson: 'none',
    computers: [{ id: 'c1', cpus: 1, memoryMb: 512, tiers }],
  },
]);

async function startIdle(tier: Tier, { places, careFor }: Launch): Promise<void> {
  const started = await startProcess({
    title: `The idle ${tier}`,
    command: '/bin/sh',
    args: [idleTier, tier, journal],
    logFile: logFile(folder, tier),
    stopSignal: tier === 'database' ? 'SIGINT' : 'SIGTERM',
    forceSignal: 'SIGKILL',
    graceMs: 5000,
    onSpawn: careFor(places.first(tier)),
  });
  const runs = () => readFileSync(journal, { encoding: 'utf8', flag: 'a+' }).includes(`${tier} runs\n`);
  await untilReady(started, () => Promise.resolve(runs()));
}

try {
  await runStage({
    stage: stage!,
    port: Number(port),
    fresh: false,
    folder,
    requests: listenForStop(),
    report: (line) => process.stdout.write(`${line}\n`),
    onReady: () => process.stdout.write('ready\n'),
    start: async (launch) => {
      for (const tier of tiers) await startIdle(tier, launch);
    },
  });
} catch (error) {
  process.stdout.write(`${String(error)}\n`);
  process.exitCode = 1;
}
process.exit();
