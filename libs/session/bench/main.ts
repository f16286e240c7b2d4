import { writeFileSync } from 'node:fs';
import { createTestFolder, startTestRedis } from '@scaleout/local/testing';
import { Generator, startSide, type Side } from './forked.ts';
import { measure, type Figures } from './measure.ts';
import { readOptions } from './options.ts';

const NAMES = ['scaleout', 'express-session', 'fastify-session'];

const options = readOptions(process.argv.slice(2));
const folder = await createTestFolder();
const redis = await startTestRedis(folder.path);
const generator = new Generator();
const sides: Side[] = [];
const rows: Figures[] = [];
try {
  for (const name of NAMES) sides.push(await startSide(name, `${redis.baseUrl}/0`));
  for (const writes of [false, true]) {
    console.error(`measuring ${writes ? 'writing' : 'read-only'} requests`);
    const server = { url: redis.baseUrl, pid: redis.pid };
    rows.push(...(await measure(sides, server, writes, generator, options)));
  }
} finally {
  generator.stop();
  for (const side of sides) side.stop();
  await redis.stop();
  await folder.remove();
}

console.log(
  '| request | sessions by | requests/s | p50 ms | p99 ms | CPU ms | Redis commands | Redis CPU ms |',
);
console.log('|---|---|---:|---:|---:|---:|---:|---:|');
for (const { kind, name, rps, p50Ms, p99Ms, cpuMs, commands, redisCpuMs } of rows) {
  const figures = [p50Ms, p99Ms, cpuMs, commands, redisCpuMs].map((each) => each.toFixed(3));
  console.log(`| ${[kind, name, rps.toFixed(0), ...figures].join(' | ')} |`);
}
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ rows }, null, 2)}\n`);
