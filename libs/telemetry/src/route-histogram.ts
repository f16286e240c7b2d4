import { StatusCounts } from './status-counts.ts';

/** Upper bounds in seconds: fine where an answer of ours usually falls, coarse to ten seconds. */
export const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** One route's share of the histogram: what a request hook holds on to. */
export interface RouteMetrics {
  /** Counts one answer. Costs a bucket search and three additions: no labels are put together or hashed. */
  observe(status: number, seconds: number): void;
}

/** A sample as the registry prints it. */
interface Sample {
  metricName: string;
  labels: Record<string, string | number>;
  value: number;
}

/**
 * The duration histogram of HTTP requests by `method`, `route` and `status`.
 *
 * Why not the client library's: even a child bound to its labels puts their hash together on every observation.
 * Here a route is looked up once, when it is declared, and a status is one look-up by number.
 */
export class RouteHistogram {
  readonly name = 'http_request_duration_seconds';
  readonly help = 'Time from the arrival of a request to the end of its answer.';
  readonly type = 'histogram';
  readonly aggregator = 'sum';
  private readonly routes = new Map<string, BoundRoute>();

  /** The share of one route; the same object every time it is asked for. */
  route(method: string, route: string): RouteMetrics {
    const key = `${method} ${route}`;
    let bound = this.routes.get(key);
    if (!bound) this.routes.set(key, (bound = new BoundRoute(method, route)));
    return bound;
  }

  /** What the registry asks for on a scrape. */
  get() {
    const values: Sample[] = [];
    for (const { method, route, statuses } of this.routes.values()) {
      for (const [status, counts] of statuses) this.append(values, { method, route, status }, counts);
    }
    return Promise.resolve({ ...this.describe(), values });
  }

  /** Forgets what was counted; routes stay bound. */
  reset(): void {
    for (const { statuses } of this.routes.values()) statuses.clear();
  }

  private describe() {
    return { name: this.name, help: this.help, type: this.type, aggregator: this.aggregator };
  }

  private append(values: Sample[], labels: Sample['labels'], counts: StatusCounts): void {
    let below = 0;
    for (const [index, le] of DURATION_BUCKETS.entries()) {
      below += counts.inBucket(index);
      values.push({ metricName: `${this.name}_bucket`, labels: { le, ...labels }, value: below });
    }
    values.push(
      { metricName: `${this.name}_bucket`, labels: { le: '+Inf', ...labels }, value: counts.count },
      { metricName: `${this.name}_sum`, labels, value: counts.sum },
      { metricName: `${this.name}_count`, labels, value: counts.count },
    );
  }
}

class BoundRoute implements RouteMetrics {
  readonly statuses = new Map<number, StatusCounts>();

  constructor(
    readonly method: string,
    readonly route: string,
  ) {}

  observe(status: number, seconds: number): void {
    let counts = this.statuses.get(status);
    if (!counts) this.statuses.set(status, (counts = new StatusCounts(DURATION_BUCKETS)));
    counts.observe(seconds);
  }
}
