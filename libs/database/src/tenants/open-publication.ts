import { newPublicationSchema, type NewPublication } from '@scaleout/contracts';
import type { Catalog } from '../catalog.ts';
import { isUniqueViolation } from '../database-error.ts';
import { Directory } from '../directory/directory.ts';
import { hashPassword } from '../passwords/password.ts';
import { Shards } from '../shards.ts';
import { tenantContext } from '../tenant-context.ts';
import type { TenantsEnv, TenantsIo } from './tenants-env.ts';
import type { TenantsCommand } from './tenants-options.ts';
import { TenantsRefusal } from './tenants-refusal.ts';
import { withCatalog } from './with-catalog.ts';

/** Opens a publication, as `POST /api/platform/publications` does. */
export async function openPublication(
  options: TenantsCommand<'open'>,
  env: TenantsEnv,
  io: TenantsIo,
): Promise<void> {
  const wanted = await complete(options, io);
  await withCatalog(env, async (catalog) => {
    const shards = new Shards({
      shards: env.shards,
      directory: new Directory(() => catalog.placements.load()),
    });
    try {
      await shards.ready();
      const id = await open(catalog, shards, wanted);
      const opened = { id, slug: options.slug, shard: shards.directory.map.shardOf(id) };
      io.out(options.json ? JSON.stringify(opened) : `Opened ${opened.slug} on shard ${opened.shard}.`);
    } finally {
      await shards.close();
    }
  });
}

/** What flags do not say is asked for. */
async function complete(
  { slug, name, username, email, password }: TenantsCommand<'open'>,
  { ask }: TenantsIo,
): Promise<NewPublication> {
  const asked = async (given: string | undefined, flag: string, question: string) => {
    if (given !== undefined) return given;
    if (ask) return ask(question, { hidden: flag === 'password' });
    throw new TenantsRefusal(`Say --${flag}: nobody is there to be asked.`);
  };
  const { data, error } = newPublicationSchema.safeParse({
    publication: { slug, name: await asked(name, 'name', 'Name of the publication') },
    owner: {
      username: await asked(username, 'username', 'Username of its owner'),
      email: await asked(email, 'email', 'Email of its owner'),
      password: await asked(password, 'password', 'Password of its owner'),
    },
  });
  if (data) return data;
  const problems = error.issues.map(({ path, message }) => `${String(path.at(-1))} ${message}`);
  throw new TenantsRefusal(`${problems.join('; ')}.`);
}

async function open(
  catalog: Catalog,
  shards: Shards,
  { publication, owner: { username, email, password } }: NewPublication,
): Promise<number> {
  const passwordHash = await hashPassword(password);
  const reserved = await catalog.reserve(publication);
  if (!reserved) throw new TenantsRefusal(`There is a publication ${publication.slug} already.`);
  const tenantId = reserved.id;
  const tenant = tenantContext(Number(tenantId));
  try {
    const data = { tenantId, username, email, passwordHash, role: 'owner' };
    await shards.write(tenant).prisma.user.create({ data });
    await catalog.open(tenantId);
  } catch (error) {
    // What is wrong is that the owner could not be stored; a slug that can't be given back now is free in a minute.
    await catalog.release(tenantId).catch(() => undefined);
    if (isUniqueViolation(error))
      throw new TenantsRefusal(`There is a user ${username} already.`, { cause: error });
    throw error;
  }
  return tenant.tenantId;
}
