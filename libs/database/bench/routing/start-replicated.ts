import pg from 'pg';
import { startTestReplica } from '@scaleout/local/testing';
import { startSeeded } from '../start-seeded.ts';

export interface ReplicatedShard {
  /** The primary's URL. */
  readonly primary: string;
  readonly replicas: readonly string[];
  readonly postgresPids: readonly number[];
  stop(): Promise<void>;
}

/** A seeded primary with two streaming replicas. */
export async function startReplicated(): Promise<ReplicatedShard> {
  const { url, postgres, folder } = await startSeeded();
  const database = new URL(url).pathname.slice(1);
  const replicas = await Promise.all(
    ['near', 'far'].map((name) => startTestReplica(folder.path, { name, primaryPort: postgres.port })),
  );
  await commitAsAlways(url);
  const servers = [postgres, ...replicas];
  return {
    primary: url,
    replicas: replicas.map((replica) => replica.url(database)),
    postgresPids: servers.map(({ pid }) => pid),
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      await folder.remove();
    },
  };
}

/** Test servers do without the disk, and so without the wait that sends a commit to the replicas at once. */
async function commitAsAlways(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('ALTER SYSTEM SET synchronous_commit = on');
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}
