import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health, Metrics } from '@scaleout/telemetry';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Serves /health/live, /health/ready and /metrics: the only HTTP a worker speaks. */
export class HealthServer {
  readonly #server: Server;

  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {
    this.#server = createServer((request, response) => {
      void this.answer(request.method, request.url).then(({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      });
    });
  }

  /** @returns the port it listens on */
  async listen(host: string, port: number): Promise<number> {
    this.#server.listen(port, host);
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  private async answer(method = '', url = ''): Promise<Answer> {
    if (method !== 'GET' && method !== 'HEAD') return json(405, { errors: { method: ['not allowed'] } });
    switch (url.split('?')[0]) {
      case '/health/live':
        return json(200, this.health.live());
      case '/health/ready': {
        const report = await this.health.ready();
        return json(report.status === 'ok' ? 200 : 503, report);
      }
      case '/metrics':
        return { status: 200, type: this.metrics.contentType, body: await this.metrics.render() };
      default:
        return json(404, { errors: { path: ['not found'] } });
    }
  }
}

function json(status: number, body: object): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}
