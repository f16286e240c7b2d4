import pg from 'pg';
import { startSeeded } from '../start-seeded.ts';

const TABLES = ['users', 'articles', 'favorites', 'follows', 'publication_counters'];
const SECURED_ROLE = 'secured';

export interface SecuredShard {
  /** Of the tables' owner, whom policies do not concern. */
  readonly url: string;
  /** Of a role that sees a tenant's rows alone: the one in the setting `app.tenant`. */
  readonly securedUrl: string;
  readonly postgresPid: number;
  stop(): Promise<void>;
}

/** A seeded shard whose tables have a policy. */
export async function startSecured(): Promise<SecuredShard> {
  const { url, postgres, folder } = await startSeeded();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE ROLE ${SECURED_ROLE} LOGIN PASSWORD 'test'`);
  for (const table of TABLES) {
    await client.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    await client.query(`CREATE POLICY own_tenant ON ${table}
      USING (tenant_id = (SELECT current_setting('app.tenant')::bigint))`);
    await client.query(`GRANT SELECT ON ${table} TO ${SECURED_ROLE}`);
  }
  await client.end();
  const secured = new URL(url);
  secured.username = SECURED_ROLE;
  secured.password = 'test';
  return {
    url,
    securedUrl: secured.href,
    postgresPid: postgres.pid,
    async stop() {
      await postgres.stop();
      await folder.remove();
    },
  };
}
