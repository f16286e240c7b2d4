import { Catalog } from '../catalog.ts';
import { membersOf } from '../routing/check-members.ts';
import type { TenantsEnv } from './tenants-env.ts';

export async function withCatalog<Result>(
  { catalogUrls }: TenantsEnv,
  use: (catalog: Catalog) => Promise<Result>,
): Promise<Result> {
  const catalog = new Catalog({ members: membersOf(catalogUrls) });
  try {
    return await use(catalog);
  } finally {
    await catalog.close();
  }
}
