/** A shard did not answer in time. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}
