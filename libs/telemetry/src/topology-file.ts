import { readFileSync } from 'node:fs';
import { EnvError } from './env-error.ts';
import type { Environment } from './parse-env.ts';

/** What a topology file may say: where the servers are, and nothing of how a process is run. */
const NAMES =
  /^(SHARD_[1-9]\d*_URLS|CATALOG_DATABASE_URL|CATALOG_DATABASE_REPLICA_URLS|SESSION_REDIS_URL|QUEUE_REDIS_URL)$/;
const SHARD = /^SHARD_.*_URLS$/;

/**
 * The environment of a process with what its topology file says, where `TOPOLOGY_FILE` names one: a JSON object of variables, which win
 * over those of the same name. Where it names a shard it names all there are.
 * @throws EnvError that says what is wrong with the file, and nothing of what is in it
 */
export function withTopology(environment: Environment): Environment {
  const { TOPOLOGY_FILE: path } = environment;
  if (path === undefined) return environment;
  const told = readTopologyFile(path);
  const namesShards = Object.keys(told).some((name) => SHARD.test(name));
  const kept = Object.entries(environment).filter(([name]) => !(namesShards && SHARD.test(name)));
  return { ...Object.fromEntries(kept), ...told };
}

function readTopologyFile(path: string): Record<string, string> {
  const refuse = (what: string) => new EnvError([`TOPOLOGY_FILE names ${path}, ${what}`]);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw refuse(`which cannot be read (${(error as NodeJS.ErrnoException).code ?? 'for no known reason'})`);
  }
  const told = parse(text);
  if (!told) throw refuse('which is not a JSON object');
  for (const [name, value] of Object.entries(told)) {
    if (!NAMES.test(name)) throw refuse(`in which ${name} is not of a topology`);
    if (typeof value !== 'string') throw refuse(`in which ${name} is not a string`);
  }
  return told as Record<string, string>; // each was looked at
}

/** What is wrong with it is not said: that would repeat a part of it, and there are passwords in it. */
function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
