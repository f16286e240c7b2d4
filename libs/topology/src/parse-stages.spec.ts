import { describe, expect, it } from 'vitest';
import { parseStages } from './parse-stages.ts';
import { TopologyError } from './topology-error.ts';

const computer = { id: 'c1', cpus: 1, memoryMb: 2048, tiers: ['web', 'api', 'worker', 'redis', 'database'] };
const stage = {
  number: 1,
  id: 'one-box',
  title: 'One box',
  lesson: 'Where all begin',
  computers: [computer],
};

function problemsOf(input: unknown): readonly string[] {
  try {
    parseStages(input);
  } catch (error) {
    if (error instanceof TopologyError) return error.problems;
    throw error;
  }
  return [];
}

describe('parseStages', () => {
  it('returns data that is right as it is', () => {
    expect(parseStages([stage])).toEqual([stage]);
  });

  it('names the place of a tier that does not exist', () => {
    const [problem] = problemsOf([
      { ...stage, computers: [computer, { ...computer, id: 'c2', tiers: ['webb'] }] },
    ]);
    expect(problem).toMatch(/^stages\[0\]\.computers\[1\]\.tiers\[0\]: .*"web"/);
  });

  it('names every place, not only the first', () => {
    const problems = problemsOf([
      { ...stage, number: 11, id: 'One Box', computers: [{ ...computer, memoryMb: 1 }] },
    ]);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'stages[0].number',
      'stages[0].id',
      'stages[0].computers[0].memoryMb',
    ]);
  });

  it('refuses a property it does not know, so that a slip of the pen is not passed over', () => {
    expect(problemsOf([{ ...stage, computers: [{ ...computer, cpu: 2 }] }])[0]).toMatch(
      /^stages\[0\]\.computers\[0\]: .*cpu/,
    );
  });

  it('refuses what is not a list of stages', () => {
    expect(problemsOf({ stage })[0]).toMatch(/^stages: /);
    expect(problemsOf([{ ...stage, computers: [] }])[0]).toMatch(/^stages\[0\]\.computers: /);
  });

  it('refuses an id, a number or a tier that is there twice', () => {
    expect(problemsOf([stage, { ...stage, number: 2 }])).toEqual(['stages[1].id: is used twice']);
    expect(problemsOf([stage, { ...stage, id: 'scale-up' }])).toEqual(['stages[1].number: is used twice']);
    expect(problemsOf([{ ...stage, computers: [computer, computer] }])).toEqual([
      'stages[0].computers[1].id: is used twice',
    ]);
    expect(
      problemsOf([{ ...stage, computers: [{ ...computer, tiers: [...computer.tiers, 'web'] }] }]),
    ).toEqual(['stages[0].computers[0].tiers[5]: is there twice']);
  });

  it('refuses a stage without a tier that a publication needs', () => {
    expect(
      problemsOf([{ ...stage, computers: [{ ...computer, tiers: ['web', 'api', 'redis', 'database'] }] }]),
    ).toEqual(['stages[0].computers: no computer has the tier worker']);
  });

  it('refuses a replica without a primary of its own kind', () => {
    const db = { ...computer, id: 'db', tiers: ['database'] };
    const withReplica = (replica: object) =>
      problemsOf([{ ...stage, computers: [computer, db, { ...db, id: 'r1', ...replica }] }]);
    expect(withReplica({ replicaOf: 'db' })).toEqual([]);
    expect(withReplica({ replicaOf: 'db2' })).toEqual([
      'stages[0].computers[2].replicaOf: there is no computer db2',
    ]);
    expect(withReplica({ replicaOf: 'r1' })).toEqual([
      'stages[0].computers[2].replicaOf: a computer is no replica of itself',
    ]);
    expect(withReplica({ replicaOf: 'db', tiers: ['redis'] })).toEqual([
      'stages[0].computers[2].replicaOf: the computer has no database to be a replica',
    ]);
  });
});
