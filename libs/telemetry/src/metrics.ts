import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { DURATION_BUCKETS, RouteHistogram, type RouteMetrics } from './route-histogram.ts';

interface Description<Label extends string> {
  name: string;
  help: string;
  labels?: readonly Label[];
}

interface GaugeDescription<Label extends string> extends Description<Label> {
  /** Asked on every scrape: one value, or a value for each set of labels. */
  collect: () => GaugeValue<Label> | Promise<GaugeValue<Label>>;
}

type GaugeValue<Label extends string> = number | readonly { labels: Record<Label, string>; value: number }[];

/**
 * A process's metrics, in a registry of its own: the process's CPU, memory and event-loop lag, HTTP requests
 * (rate, errors and duration, by route), and what the program adds. Every sample says `service` and `computer`.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly httpRequests = new RouteHistogram();
  private readonly failedCollections: Counter<'metric'>;

  constructor(labels: { service: string; computer: string }) {
    this.registry.setDefaultLabels(labels);
    collectDefaultMetrics({ register: this.registry });
    // A registry only asks a metric for its name, get() and reset(); the declared type is the library's own four classes.
    this.registry.registerMetric(this.httpRequests as unknown as Histogram);
    this.failedCollections = this.counter({
      name: 'metrics_collection_failures_total',
      help: 'How often a metric could not be read for a scrape; it has no sample then.',
      labels: ['metric'],
    });
  }

  /** Binds one route of `http_request_duration_seconds`. Call it when the route is declared, not for each request. */
  route(method: string, route: string): RouteMetrics {
    return this.httpRequests.route(method, route);
  }

  /** A number that is read when someone scrapes, such as a pool's size. */
  gauge<Label extends string = never>({ name, help, labels = [], collect }: GaugeDescription<Label>): void {
    const gauge = new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [this.registry],
      collect: async () => {
        const value = await this.collected(name, collect);
        // Labels that are no longer reported (a queue that is gone) must not keep their last value.
        gauge.reset();
        if (typeof value === 'number') gauge.set(value);
        else for (const sample of value) gauge.set(sample.labels, sample.value);
      },
    });
  }

  /** A number that only grows. */
  counter<Label extends string = never>({ name, help, labels = [] }: Description<Label>): Counter<Label> {
    return new Counter({ name, help, labelNames: labels, registers: [this.registry] });
  }

  /** Durations, in seconds. For HTTP requests see {@link Metrics.route}. */
  durations<Label extends string = never>({ name, help, labels = [] }: Description<Label>): Histogram<Label> {
    return new Histogram({
      name,
      help,
      labelNames: labels,
      buckets: DURATION_BUCKETS,
      registers: [this.registry],
    });
  }

  /** A database that does not answer must not take the other metrics with it: just then they are wanted. */
  private async collected<Value>(metric: string, collect: () => Value | Promise<Value>): Promise<Value | []> {
    try {
      return await collect();
    } catch {
      this.failedCollections.inc({ metric });
      return [];
    }
  }

  /** The content type of {@link Metrics.render}. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** Everything, in Prometheus' text format. */
  render(): Promise<string> {
    return this.registry.metrics();
  }
}
