import { expect, test } from 'vitest';
import { Metrics } from './metrics.ts';

const labels = { service: 'api', computer: 'c1' };

test('requests are counted by method, route and status, in cumulative buckets', async () => {
  const metrics = new Metrics(labels);
  const route = metrics.route('GET', '/articles/:slug');
  route.observe(200, 0.001);
  route.observe(200, 0.02);
  route.observe(200, 99);
  route.observe(404, 0.003);
  const text = await metrics.render();
  const at = (le: string, status = 200) => {
    const labels = `le="${le}",method="GET",route="/articles/:slug",status="${status}",service="api",computer="c1"`;
    return text.split(`http_request_duration_seconds_bucket{${labels}} `)[1]?.split('\n')[0];
  };
  expect(['0.001', '0.01', '0.025', '10', '+Inf'].map((le) => at(le))).toEqual(['1', '1', '2', '2', '3']);
  expect(at('0.0025', 404)).toBe('0');
  expect(at('0.005', 404)).toBe('1');
  expect(text).toMatch(/http_request_duration_seconds_count{[^}]*status="200"[^}]*} 3\n/);
  expect(text).toMatch(/http_request_duration_seconds_sum{[^}]*status="404"[^}]*} 0.003\n/);
  expect(text).toContain('# TYPE http_request_duration_seconds histogram');
});

test('a route is bound once, so two askers share its counts', () => {
  const metrics = new Metrics(labels);
  expect(metrics.route('GET', '/tags')).toBe(metrics.route('GET', '/tags'));
  expect(metrics.route('GET', '/tags')).not.toBe(metrics.route('POST', '/tags'));
});

test('the process and its event loop are measured', async () => {
  const text = await new Metrics(labels).render();
  expect(text).toMatch(/process_cpu_seconds_total{service="api",computer="c1"} [\d.]+/);
  expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds{[^}]*} [\d.]+/);
});

test('a gauge is read at the scrape, and forgets labels that are no longer reported', async () => {
  const metrics = new Metrics(labels);
  let pools = [{ labels: { pool: 'primary' }, value: 1 }];
  metrics.gauge({ name: 'pool_size', help: 'Connections.', labels: ['pool'], collect: () => pools });
  expect(await metrics.render()).toContain('pool_size{pool="primary",service="api",computer="c1"} 1');
  pools = [{ labels: { pool: 'replica' }, value: 2 }];
  const text = await metrics.render();
  expect(text).toContain('pool_size{pool="replica",service="api",computer="c1"} 2');
  expect(text).not.toContain('pool="primary"');
});

test('a gauge that cannot be read leaves the others whole and is counted', async () => {
  const metrics = new Metrics(labels);
  metrics.gauge({ name: 'gone', help: 'Fails.', collect: () => Promise.reject(new Error('down')) });
  metrics.gauge({ name: 'there', help: 'Works.', collect: () => 7 });
  await metrics.render();
  const text = await metrics.render();
  expect(text).toContain('there{service="api",computer="c1"} 7');
  expect(text).toContain('metrics_collection_failures_total{metric="gone",service="api",computer="c1"}');
});

test('two registries in one process do not meet', async () => {
  const [one, other] = [new Metrics(labels), new Metrics(labels)];
  one.counter({ name: 'jobs_total', help: 'Jobs.' }).inc(5);
  other.counter({ name: 'jobs_total', help: 'Jobs.' }).inc(1);
  expect(await one.render()).toContain('jobs_total{service="api",computer="c1"} 5');
});
