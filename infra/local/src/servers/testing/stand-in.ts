import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { loopback } from '../address.ts';
import { freePort } from '../free-port.ts';

/** A server that stands in for one of a tier: answers with its name, and notes what it was asked. */
export class StandIn {
  readonly name: string;
  readonly port: number;
  /** `GET /path` of every request that arrived. */
  requests: string[] = [];
  /** Connections opened to it. */
  connections = 0;
  /** Connections that it has. */
  open = 0;
  /** How it answers; by default 200 with its name. */
  answer!: RequestListener;
  #server: Server | undefined;

  private constructor(
    name: string,
    port: number,
    readonly host: string,
  ) {
    this.name = name;
    this.port = port;
    this.reset();
  }

  static async start(
    name: string,
    { host = loopback, port }: { host?: string; port?: number } = {},
  ): Promise<StandIn> {
    const standIn = new StandIn(name, port ?? (await freePort()), host);
    await standIn.start();
    return standIn;
  }

  /** Comes back, after {@link die}. */
  async start(): Promise<void> {
    this.#server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
      this.requests.push(`${request.method} ${request.url}`);
      this.answer(request, response);
    }).on('connection', (socket) => {
      this.connections++;
      this.open++;
      socket.once('close', () => this.open--);
    });
    this.#server.listen(this.port, this.host);
    await once(this.#server, 'listening');
  }

  /** Cuts every connection and is gone. */
  async die(): Promise<void> {
    if (!this.#server?.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** Answers with its name, and has been asked nothing. */
  reset(): void {
    this.answer = (_request, response) => void response.end(this.name);
    this.requests = [];
    this.connections = 0;
  }

  /** What people asked for, without the questions for its health. */
  get asked(): string[] {
    return this.requests.filter((request) => !request.includes('/health/'));
  }
}
