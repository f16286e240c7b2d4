import { shardsOf, type Computer, type Stage, type Tier } from '@scaleout/topology';
import type { Alike } from './alike.ts';

const programs: Readonly<Record<Tier, string>> = {
  dns: 'NSD',
  'load-balancer': 'HAProxy',
  web: 'nginx',
  api: 'NestJS on Fastify',
  worker: 'BullMQ',
  redis: 'Redis',
  database: 'PostgreSQL',
};

const keepsData: readonly Tier[] = ['redis', 'database'];

/** A node's name in the picture: one for a tier of computers that are alike. */
export function nodeOf([{ id }]: Alike, tier: Tier): string {
  return `${id}_${tier}`.replaceAll('-', '_');
}

/** A box for each group of computers, with a node for each of its tiers. */
export function drawBoxes(stage: Stage, groups: readonly Alike[]): string[] {
  return groups.flatMap((group) => {
    const [{ id, address, tiers }] = group;
    const names = [
      group.map((computer) => computer.id).join(', '),
      ...(address === undefined ? [] : [address]),
    ];
    // Where it is alone in its box a node tells the size: in the title both would be wider than the box.
    const [inTitle, inNode] = tiers.length > 1 ? [[sizeOf(group)], []] : [[], [sizeOf(group)]];
    return [
      `  subgraph ${id.replaceAll('-', '_')}_computer["${[...names, ...inTitle].join(' · ')}"]`,
      ...tiers.map((tier) => {
        const text = [...textOf(stage, group[0], tier), ...inNode].join('<br/>');
        return `    ${nodeOf(group, tier)}${keepsData.includes(tier) ? `[("${text}")]` : `["${text}"]`}`;
      }),
      '  end',
    ];
  });
}

function sizeOf(group: Alike): string {
  const [{ cpus, memoryMb }] = group;
  const size = `${cpus} ${cpus === 1 ? 'CPU' : 'CPUs'}, ${memory(memoryMb)}`;
  return group.length > 1 ? `each ${size}` : size;
}

function memory(memoryMb: number): string {
  return memoryMb >= 1024 ? `${memoryMb / 1024} GiB` : `${memoryMb} MiB`;
}

function textOf(stage: Stage, computer: Computer, tier: Tier): string[] {
  const lines = [tier, ...(tier === 'database' ? roleOf(stage, computer) : []), programs[tier]];
  return lines.filter((line, at) => line.toLowerCase() !== lines[at - 1]?.toLowerCase());
}

/** What a database is among several, and whose tenants it has. */
function roleOf(stage: Stage, computer: Computer): string[] {
  const shards = shardsOf(stage);
  const mine = shards.find(({ primary, replicas }) => primary === computer || replicas.includes(computer));
  if (!mine || (shards.length === 1 && mine.replicas.length === 0)) return [];
  const role = mine.primary === computer ? 'primary' : 'replica';
  if (shards.length === 1) return [role];
  const tenants = (mine.tenants ?? []).map(({ from, to }) => `${from}–${to}`).join(', ');
  return mine.primary === computer
    ? [`${role} of shard ${mine.number}${mine.number === 1 ? ', catalog' : ''}`, `tenants ${tenants}`]
    : [`${role} of shard ${mine.number}`];
}
