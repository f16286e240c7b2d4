import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';

const PASSWORD = 'correct horse battery';

export interface Publication {
  /** Where its readers find it. */
  url: string;
  name: string;
  owner: { username: string; email: string; password: string };
}

/** Opens a publication of the spec's own, so that specs can run side by side and find nothing but what they wrote. */
export async function openPublication(name: string, at = inject('webUrl')): Promise<Publication> {
  const slug = `web-${randomBytes(5).toString('hex')}`;
  const owner = { username: 'owner', email: 'owner@example.com', password: PASSWORD };
  const response = await fetch(new URL('/api/platform/publications', at), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ publication: { name, slug }, owner }),
  });
  if (response.status !== 201) throw new Error(`no publication: ${response.status} ${await response.text()}`);
  const { port } = new URL(at);
  return { url: `http://${slug}.localhost:${port}`, name, owner };
}
