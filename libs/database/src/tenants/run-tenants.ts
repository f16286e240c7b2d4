import { listTenants } from './list-tenants.ts';
import { cancelMoveBySlug, moveTenantBySlug } from './move-tenants.ts';
import { openPublication } from './open-publication.ts';
import { rebalance } from './rebalance.ts';
import type { TenantsEnv, TenantsIo } from './tenants-env.ts';
import type { TenantsOptions } from './tenants-options.ts';

/** Does what a command line says. @throws TenantsRefusal, MoveStopped */
export function runTenants(options: TenantsOptions, env: TenantsEnv, io: TenantsIo): Promise<void> {
  switch (options.verb) {
    case 'list':
      return listTenants(options, env, io);
    case 'open':
      return openPublication(options, env, io);
    case 'move':
      return moveTenantBySlug(options, env, io);
    case 'cancel':
      return cancelMoveBySlug(options, env, io);
    case 'rebalance':
      return rebalance(options, env, io);
  }
}
