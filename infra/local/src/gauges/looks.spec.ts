import { expect, it } from 'vitest';
import { looksOf as looksOfHaproxy } from './front-gauges.ts';
import { parseMetrics } from './parse-metrics.ts';
import { looksOf as looksOfProgram } from './program-gauge.ts';
import { refusedIn, refusalGauge } from './refusal-gauge.ts';

it('sees of a program how late its loop is, what waits for a connection, and jobs that wait', () => {
  const metrics = parseMetrics(
    [
      'nodejs_eventloop_lag_p99_seconds 0.02',
      'database_pool_connections{pool="db1",state="waiting"} 4',
      'database_pool_connections{pool="db1",state="busy"} 10',
      'queue_jobs{queue="mail",state="waiting"} 7',
      'queue_jobs{queue="mail",state="failed"} 9',
      'outbox_rows{shard="1"} 2',
      'outbox_rows{shard="2"} 3',
    ].join('\n'),
  );
  expect(looksOfProgram({ computer: { id: 'api1' }, tier: 'api' }, metrics)).toEqual([
    { computer: 'api1', signal: 'event-loop-lag', values: { api: 20 } },
    { computer: 'api1', signal: 'pool-waiting', values: { db1: 4 } },
    { computer: 'api1', signal: 'queue-depth', values: { mail: 7, outbox: 5 } },
  ]);
});

it('sees of a load balancer what waits behind and who is there', () => {
  const table = [
    '# pxname,svname,qcur,qmax,scur,smax',
    'people,FRONTEND,,,12,40',
    'safe,web1,1,1,6,9',
    'safe,BACKEND,5,8,11,20',
  ].join('\n');
  expect(looksOfHaproxy('lb', table)).toEqual([
    { computer: 'lb', signal: 'haproxy-queue', values: { safe: 5 } },
    { computer: 'lb', signal: 'haproxy-sessions', values: { people: 12, safe: 11 } },
  ]);
});

it('reads what a kernel turned away by the name of its column', () => {
  const table = [
    'TcpExt: SyncookiesSent ListenOverflows ListenDrops Other',
    'TcpExt: 0 3 5 9',
    'IpExt: InNoRoutes ListenDrops',
    'IpExt: 1 2',
  ].join('\n');
  expect(refusedIn(table)).toBe(5);
});

it.runIf(process.platform === 'linux')(
  'says at its second look what was turned away in a second',
  async () => {
    let at = 0;
    const gauge = refusalGauge(
      'c1',
      () => [process.pid],
      () => (at += 2_000),
    );
    expect(await gauge()).toEqual([]);
    expect(await gauge()).toMatchObject([{ computer: 'c1', signal: 'refused-connections' }]);
  },
);

it('sees nothing of a computer that is off', async () => {
  expect(await refusalGauge('c1', () => [])()).toEqual([]);
});
