import { describe, expect, it } from 'vitest';
import { elbClusterStages } from '@scaleout/elb-cluster';
import { singleBoxStages } from '@scaleout/single-box';
import { splitTiersStages } from '@scaleout/split-tiers';
import type { Stage } from '@scaleout/topology';
import { drawStage } from './draw-stage.ts';
import { randomStage } from './testing/random-stage.ts';
import { readFlowchart } from './testing/read-flowchart.ts';

const ours = [...singleBoxStages, ...splitTiersStages, ...elbClusterStages];
const stages = [...ours, ...Array.from({ length: 200 }, (_, seed) => randomStage(seed))];

/** Looks at the picture of every stage, ours and made-up ones. */
function everyPicture(look: (picture: ReturnType<typeof readFlowchart>, stage: Stage) => void): void {
  for (const stage of stages) look(readFlowchart(drawStage(stage)), stage);
}

/** Arrows of one of our stages, with the computers' names alone where their tier is plain. */
function arrowsOf(id: string): string[] {
  const stage = ours.find((each) => each.id === id);
  return readFlowchart(drawStage(stage!)).arrows.map(({ from, to, label }) => `${from} ${label}> ${to}`);
}

describe('the picture of any stage', () => {
  it('has each computer in one box, and a node for each tier of those that are alike', () => {
    everyPicture(({ boxes }, { computers }) => {
      const named = boxes.flatMap(({ title }) => title.split(' · ')[0]!.split(', '));
      expect(named.toSorted()).toEqual(computers.map(({ id }) => id).toSorted());
      for (const { title, nodes } of boxes) {
        const first = computers.find(({ id }) => id === title.split(/[, ]/)[0])!;
        expect(nodes).toHaveLength(first.tiers.length);
      }
    });
  });

  it('has no node twice, no arrow to nowhere and no node that nothing leads to or from', () => {
    everyPicture(({ nodes, arrows }) => {
      expect(new Set(nodes).size).toBe(nodes.length);
      expect(new Set(arrows.flatMap(({ from, to }) => [from, to]))).toEqual(new Set(nodes));
    });
  });

  it('lets people reach every tier but the worker', () => {
    everyPicture(({ nodes, arrows }) => {
      const reached = new Set(['people']);
      for (const node of reached) {
        for (const { from, to } of arrows) if (from === node) reached.add(to);
      }
      expect(nodes.filter((node) => !reached.has(node) && !node.endsWith('_worker'))).toEqual([]);
    });
  });

  it('streams from each primary to its own replicas, and to no others', () => {
    everyPicture(({ arrows }, { computers }) => {
      for (const { from, to } of arrows.filter(({ label }) => label === 'streams')) {
        const replica = computers.find(({ id }) => `${id.replaceAll('-', '_')}_database` === to)!;
        expect(from).toBe(`${replica.replicaOf!}_database`);
      }
    });
  });
});

it.each([
  ['a name that is a word of the language', '  end["web"]'],
  ['a text without quotes', '  a[web]'],
  ['a quote within a text', '  a["the "web""]'],
  ['a box in a box', '  subgraph a["a"]\n  subgraph b["b"]\n  end\n  end'],
  ['a box without an end', '  subgraph a["a"]'],
  ['an arrow without a head', '  a -- "reads" b'],
])('is read by a reader that refuses %s', (_, lines) => {
  expect(() => readFlowchart(`flowchart LR\n${lines}`)).toThrow(/mermaid would not read|not closed/);
});

it('writes to the primary and reads from the replicas', () => {
  expect(arrowsOf('replicas').filter((arrow) => arrow.startsWith('api_api'))).toEqual([
    'api_api sessions> api_redis',
    'api_api writes> db_database',
    'api_api reads> r1_database',
  ]);
});

it('lets people ask for the address, and come by turns where it is one of several', () => {
  const fromPeople = (id: string) => arrowsOf(id).filter((arrow) => arrow.startsWith('people'));
  expect(fromPeople('api-pool')).toEqual(['people > web_web']);
  expect(fromPeople('dns')).toEqual(['people which address?> dns_dns', 'people by turns> web1_web']);
  expect(fromPeople('elb')).toEqual(['people which address?> dns_dns', 'people > lb_load_balancer']);
});

it('draws an address that a computer was given', () => {
  const [stage] = singleBoxStages;
  const [computer] = stage!.computers;
  const picture = drawStage({ ...stage!, computers: [{ ...computer!, address: '10.83.1.7' }] });
  expect(readFlowchart(picture).boxes[0]!.title).toBe('c1 · 10.83.1.7 · 1 CPU, 2 GiB');
});
