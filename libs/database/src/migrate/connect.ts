import pg from 'pg';

const INVALID_CATALOG_NAME = '3D000';
/** A server that is down without saying so is not waited for longer. */
const CONNECT_TIMEOUT_MS = 5_000;

/** A connection to a database; undefined where the server is there and the database is not. The caller ends it. */
export async function connect(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined); // whatever is asked next fails as well
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if ((error as { code?: string }).code === INVALID_CATALOG_NAME) return undefined;
    throw error;
  }
}

/** A connection to the server of a database, whether that is there or not. The caller ends it. */
export async function connectServer(url: string): Promise<pg.Client> {
  const maintenance = Object.assign(new URL(url), { pathname: '/postgres' }).href;
  const client = (await connect(url)) ?? (await connect(maintenance));
  if (!client) throw new Error('The server has no database postgres, by which others are made');
  return client;
}
