import pg from 'pg';
import type { Fixture } from './endpoints.ts';

const READERS = 64;
const PASSWORD = 'demo-password';

/** Signs readers in through the API, as anybody does, and reads what there is to ask for. */
export async function loadFixture(databaseUrl: string, apiUrl: string): Promise<Fixture> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const users = await client.query<{ id: string; email: string }>(
      'SELECT id, email FROM users WHERE tenant_id = 1 ORDER BY md5(id::text) LIMIT $1',
      [READERS],
    );
    const articles = await client.query<{ id: string; slug: string }>(
      'SELECT id, slug FROM articles WHERE tenant_id = 1 ORDER BY md5(id::text)',
    );
    const tokens: string[] = [];
    for (const { email } of users.rows) tokens.push(await signIn(apiUrl, email));
    const favorites = await client.query<{ pair: string }>(
      `SELECT user_id || ' ' || article_id AS pair FROM favorites WHERE tenant_id = 1 AND user_id = ANY ($1::bigint[])`,
      [users.rows.map(({ id }) => id)],
    );
    const taken = new Set(favorites.rows.map(({ pair }) => pair));
    // Article by article first, so that requests near each other never want the same row.
    const unfavorited = users.rows.flatMap((user, token) =>
      articles.rows.flatMap((article, slug): [number, number][] =>
        taken.has(`${user.id} ${article.id}`) ? [] : [[token, slug]],
      ),
    );
    return { tokens, slugs: articles.rows.map(({ slug }) => slug), unfavorited };
  } finally {
    await client.end();
  }
}

async function signIn(apiUrl: string, email: string): Promise<string> {
  const answer = await fetch(`${apiUrl}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: { email, password: PASSWORD } }),
  });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status}`);
  const { user } = (await answer.json()) as { user: { token: string } };
  return user.token;
}
