import { inject } from 'vitest';
import type { TestedStage } from '@scaleout/local/testing';
import type { Visitor } from './visitor.ts';

/** The stage that is tested; only for specs that are run on one. */
export function testedStage(): TestedStage {
  const tested = inject('testedStage');
  if (!tested) throw new Error('This spec is run on a stage: name its folder in SCALEOUT_TEST_STAGE');
  return tested;
}

/** Ids of the computers that have a tier, sorted. */
export function computersOf(tier: TestedStage['stage']['computers'][number]['tiers'][number]): string[] {
  return testedStage()
    .stage.computers.filter(({ tiers }) => tiers.includes(tier))
    .map(({ id }) => id)
    .sort();
}

/** Ids of the computers whose database is a replica, sorted. */
export function replicas(): string[] {
  return testedStage()
    .stage.computers.filter(({ replicaOf }) => replicaOf !== undefined)
    .map(({ id }) => id)
    .sort();
}

/** What `X-Served-By` names: the computer that answered, and after it the databases that it asked. */
export function servedBy(headers: Readonly<Record<string, string>>): {
  computer: string;
  databases: string[];
} {
  const [computer = '', ...databases] = (headers['x-served-by'] ?? '').split(', ');
  return { computer, databases };
}

/** Which databases answer this reader. */
export async function databasesThatAnswer(reader: Visitor, path: string): Promise<string[]> {
  return servedBy((await reader.get(path).expect(200)).headers).databases;
}
