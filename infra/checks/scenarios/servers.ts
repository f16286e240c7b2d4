import {
  createTestFolder,
  migrateDatabases,
  startApi,
  startTestRedis,
  TestCluster,
  type TestApi,
  type TestFolder,
  type TestRedis,
} from '@scaleout/local/testing';
import { Computer } from '../clients/computer.ts';

const API_PROCESSES = 2;

/** Who answered, where it is no replica. */
export const PRIMARY = 'primary';
export const UNNAMED = 'unnamed';

/** How the API processes of a run differ from those that are shipped. */
export interface ApiDifference {
  /** Members that they know of; all by default. */
  readonly members?: readonly string[];
  /** Guards that they do without. */
  readonly without?: readonly string[];
}

/** A PostgreSQL primary with its replicas and a Redis, and API processes on them without affinity. */
export class Servers {
  /** Who is primary, as far as whoever promotes is concerned. */
  primary = 'postgres';
  #apis: TestApi[] = [];
  #computers: Computer[] = [];

  private constructor(
    readonly cluster: TestCluster,
    readonly redis: TestRedis,
    private readonly folder: TestFolder,
    private readonly catalog: string,
  ) {}

  /** @param replicas how late each is, in milliseconds, by name */
  static async open(replicas: Readonly<Record<string, number>>): Promise<Servers> {
    const folder = await createTestFolder();
    let catalog = '';
    const [redis, cluster] = await Promise.all([
      startTestRedis(folder.path),
      TestCluster.open({
        replicas,
        async prepare(adminUrl) {
          const { catalogUrl, databaseUrl } = await migrateDatabases(adminUrl);
          catalog = new URL(catalogUrl).pathname;
          return new URL(databaseUrl).pathname.slice(1);
        },
      }),
    ]);
    return new Servers(cluster, redis, folder, catalog);
  }

  /** Starts the API processes of one run; those of the run before end. */
  async startApis({
    members = this.cluster.names,
    without = [],
  }: ApiDifference): Promise<readonly Computer[]> {
    await this.#stopApis();
    const urls = members.map((name) => `${this.cluster.url(name)}#${name}`);
    const catalogUrls = urls.map((url) => Object.assign(new URL(url), { pathname: this.catalog }).href);
    const [catalogUrl = '', ...catalogReplicaUrls] = catalogUrls;
    const data = { shards: { 1: urls }, catalogUrl, redisUrl: this.redis.baseUrl, folder: this.folder.path };
    this.#apis = await Promise.all(
      Array.from({ length: API_PROCESSES }, (_, index) =>
        startApi(
          data,
          {
            COMPUTER: `api${index + 1}`,
            CATALOG_DATABASE_REPLICA_URLS: catalogReplicaUrls.join(','),
          },
          { without },
        ),
      ),
    );
    this.#computers = this.#apis.map(({ url }) => new Computer(url));
    return this.#computers;
  }

  /** Standbys that run. */
  get standbys(): string[] {
    return this.cluster.names.filter((name) => name !== this.primary && !this.cluster.server(name).end());
  }

  /** Which member an answer's `X-Served-By` names, after the computer; `primary` for whoever is that now. */
  readonly answeredBy = (servedBy: string): string => {
    const [, member = UNNAMED] = servedBy.split(', ');
    return member === this.primary ? PRIMARY : member;
  };

  /** What each of these lists has on the primary: asked of PostgreSQL itself, not of what is checked. */
  async finals(lists: ReadonlySet<string>): Promise<Map<string, string[]>> {
    const rows = await this.cluster.ask<{ list: string; value: string }>(
      this.primary,
      `SELECT a.slug AS list, c.body AS value
       FROM comments c JOIN articles a ON a.tenant_id = c.tenant_id AND a.id = c.article_id ORDER BY c.id`,
    );
    const finals = new Map([...lists].map((list) => [list, [] as string[]]));
    for (const { list, value } of rows) finals.get(list)?.push(value);
    return finals;
  }

  /** Waits for no answer any more: whoever does is told that there is none. */
  readonly hangUp = async (): Promise<void> => {
    await Promise.all(this.#computers.map((computer) => computer.close()));
  };

  async close(): Promise<void> {
    await this.#stopApis();
    await Promise.all([this.cluster.close(), this.redis.force()]);
    await this.folder.remove();
  }

  async #stopApis(): Promise<void> {
    await this.hangUp();
    await Promise.all(this.#apis.map((api) => api.force()));
    [this.#apis, this.#computers] = [[], []];
  }
}
