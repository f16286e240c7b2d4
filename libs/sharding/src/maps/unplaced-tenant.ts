/** No shard owns a tenant of that id. */
export class UnplacedTenant extends Error {
  override readonly name = 'UnplacedTenant';
}
