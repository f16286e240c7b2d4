import { afterAll, beforeAll, expect, test } from 'vitest';
import { Health, Metrics } from '@scaleout/telemetry';
import { HealthServer } from './health-server.ts';

let redisAnswers = true;
const health = new Health({ cacheMs: 0 }).check('redis', () =>
  redisAnswers ? Promise.resolve() : Promise.reject(new Error('gone')),
);
const server = new HealthServer(health, new Metrics({ service: 'worker', computer: 'c1' }));
let base: string;

beforeAll(async () => {
  base = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`;
});

afterAll(() => server.close());

test('live is 200 whatever is broken, ready is 503 then and says what', async () => {
  expect((await fetch(`${base}/health/ready`)).status).toBe(200);
  redisAnswers = false;
  expect((await fetch(`${base}/health/live`)).status).toBe(200);
  const ready = await fetch(`${base}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({
    status: 'unavailable',
    checks: { redis: { ok: false, error: 'gone' } },
  });
});

test('metrics are text for Prometheus', async () => {
  const answer = await fetch(`${base}/metrics`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(await answer.text()).toContain('process_cpu_seconds_total{service="worker",computer="c1"}');
});

test('anything else is refused in the usual shape', async () => {
  const unknown = await fetch(`${base}/`);
  expect([unknown.status, await unknown.json()]).toEqual([404, { errors: { path: ['not found'] } }]);
  expect((await fetch(`${base}/metrics`, { method: 'POST' })).status).toBe(405);
});
