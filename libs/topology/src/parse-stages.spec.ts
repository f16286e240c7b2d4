import { describe, expect, it } from 'vitest';
import { parseStage, parseStages } from './parse-stages.ts';
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
      { ...stage, number: 0, id: 'One Box', computers: [{ ...computer, memoryMb: 1 }] },
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
    expect(problemsOf([{ ...stage, computers: [computer, { ...computer, tiers: ['worker'] }] }])).toEqual([
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
    const rest = { ...computer, tiers: ['web', 'api', 'worker', 'redis'] };
    const db = { ...computer, id: 'db', tiers: ['database'] };
    const withReplica = (replica: object) =>
      problemsOf([{ ...stage, computers: [rest, db, { ...db, id: 'r1', ...replica }] }]);
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

  it('refuses a computer that has nothing to do', () => {
    expect(problemsOf([{ ...stage, computers: [computer, { ...computer, id: 'c2', tiers: [] }] }])).toEqual([
      'stages[0].computers[1].tiers: a computer needs a tier at least',
    ]);
  });

  it('refuses two computers with one address, and an address that is none', () => {
    const withAddresses = (...addresses: string[]) =>
      problemsOf([
        {
          ...stage,
          computers: [
            computer,
            ...addresses.map((address, at) => ({ ...computer, id: `r${at}`, tiers: ['worker'], address })),
          ],
        },
      ]);
    expect(withAddresses('10.83.1.7', '10.83.1.8')).toEqual([]);
    expect(withAddresses('10.83.1.7', '10.83.1.8', '10.83.1.7')).toEqual([
      'stages[0].computers[3].address: r0 has 10.83.1.7 already',
    ]);
    expect(withAddresses('10.83.1.256')).toEqual([
      'stages[0].computers[1].address: must be an IPv4 address, such as 10.83.1.7',
    ]);
  });

  it('calls one stage that is parsed alone as it is told to', () => {
    expect(parseStage(stage)).toEqual(stage);
    expect(() => parseStage({ ...stage, computers: [] }, 'mine.json: stage')).toThrow(
      /^mine\.json: stage\.computers: /,
    );
    expect(() => parseStage({ ...stage, computers: [{ ...computer, replicaOf: 'c9' }] })).toThrow(
      'stage.computers[0].replicaOf: there is no computer c9',
    );
  });

  describe('with several web servers', () => {
    const rest = { ...computer, id: 'rest', tiers: ['api', 'worker', 'redis', 'database'] };
    const one = (id: string, ...tiers: string[]) => ({ ...computer, id, tiers });
    const webs = [one('web1', 'web'), one('web2', 'web'), one('web3', 'web')];
    const problems = (...computers: object[]) => problemsOf([{ ...stage, computers: [rest, ...computers] }]);

    it('takes those that a name or a load balancer leads to', () => {
      expect(problems(one('dns', 'dns'), ...webs)).toEqual([]);
      expect(problems(one('lb', 'load-balancer'), ...webs)).toEqual([]);
      expect(problems(one('lb', 'load-balancer', 'dns'), ...webs)).toEqual([]);
    });

    it('refuses those that nobody leads to', () => {
      const why = 'nobody is led to a second web server without the tier dns or load-balancer';
      expect(problems(...webs)).toEqual([
        `stages[0].computers[2].tiers[0]: ${why}`,
        `stages[0].computers[3].tiers[0]: ${why}`,
      ]);
    });

    it('refuses a load balancer and a DNS server without a web server behind them', () => {
      expect(problems(one('lb', 'load-balancer', 'dns'))).toEqual([
        'stages[0].computers: no computer has the tier web',
      ]);
    });

    it('refuses a second load balancer and a second DNS server', () => {
      expect(
        problems(...webs, one('lb1', 'load-balancer'), one('lb2', 'dns', 'load-balancer'), one('ns', 'dns')),
      ).toEqual([
        'stages[0].computers[6].tiers[0]: lb2 has the tier dns already, and nobody is led to a second',
        'stages[0].computers[5].tiers[1]: lb1 has the tier load-balancer already, and nobody is led to a second',
      ]);
    });

    it('refuses a load balancer that would have the port of a web server', () => {
      expect(problems(one('lb', 'web', 'load-balancer'))).toEqual([
        'stages[0].computers[1].tiers[1]: lb is a web server, and both would have the same port',
      ]);
    });
  });

  describe('with several shards', () => {
    const rest = { ...computer, id: 'rest', tiers: ['web', 'api', 'worker', 'redis'] };
    const database = { ...computer, tiers: ['database'] };
    const db1 = { ...database, id: 'db1', shard: 1, tenants: [{ from: 1, to: 1000 }] };
    const db2 = { ...database, id: 'db2', shard: 2, tenants: [{ from: 2000, to: 3000 }] };
    const r2 = { ...database, id: 'r2', replicaOf: 'db2' };
    const problems = (...computers: object[]) => problemsOf([{ ...stage, computers: [rest, ...computers] }]);

    it('takes ranges with a gap, and replicas of each', () => {
      expect(problems(db1, db2, r2)).toEqual([]);
    });

    it('refuses ranges that overlap, are the wrong way round, or begin before the first id', () => {
      expect(problems(db1, { ...db2, tenants: [{ from: 500, to: 1500 }] })).toEqual([
        'stages[0].computers[2].tenants[0]: 500–1500 on shard 2 overlaps 1–1000 on shard 1',
      ]);
      expect(problems(db1, { ...db2, tenants: [{ from: 3000, to: 2000 }] })).toEqual([
        'stages[0].computers[2].tenants[0]: 3000 is after 2000',
      ]);
      expect(problems({ ...db1, tenants: [{ from: 0, to: 5 }] })[0]).toMatch(
        /^stages\[0\]\.computers\[1\]\.tenants\[0\]\.from: /,
      );
    });

    it('refuses a shard that is there twice, also where one of them says nothing', () => {
      expect(problems(db1, { ...db2, shard: 1 })).toEqual([
        'stages[0].computers[2].shard: db1 is shard 1 already',
      ]);
      expect(problems(db1, { ...database, id: 'db3', tenants: [{ from: 2000, to: 3000 }] })).toEqual([
        'stages[0].computers[2].shard: db1 is shard 1 already',
      ]);
    });

    it('refuses one that does not say whose tenants it has', () => {
      expect(problems(db1, { ...database, id: 'db2', shard: 2 })).toEqual([
        'stages[0].computers[2].tenants: is missing: of several shards each says whose tenants it has',
      ]);
    });

    it('refuses tenants and numbers of what is no primary', () => {
      expect(problems(db1, db2, { ...r2, shard: 2, tenants: [{ from: 4000, to: 5000 }] })).toEqual([
        "stages[0].computers[3].shard: a replica has its primary's",
        "stages[0].computers[3].tenants: a replica has its primary's",
      ]);
      expect(problems(db1, { ...rest, id: 'w', tiers: ['worker'], shard: 1 })).toEqual([
        'stages[0].computers[2].shard: the computer has no database',
      ]);
    });

    it('refuses a stage whose catalog would be nowhere', () => {
      expect(problems(db2)).toEqual(['stages[0].computers: no primary is shard 1, which has the catalog']);
    });
  });
});
