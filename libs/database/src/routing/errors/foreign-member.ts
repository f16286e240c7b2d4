/** A member that does not belong to the shard: another cluster, another major version. It gets no query. */
export class ForeignMember extends Error {
  override readonly name = 'ForeignMember';
}
