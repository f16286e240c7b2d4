/** A command about tenants that cannot be done, in one sentence. */
export class TenantsRefusal extends Error {
  override readonly name = 'TenantsRefusal';
}
