/** The directory has a tenant on a shard of which this process was not told where it is. */
export class UnknownShard extends Error {
  override readonly name = 'UnknownShard';

  constructor(number: number, known: readonly number[]) {
    super(`This process was told of the shards ${known.join(', ')}, and not where shard ${number} is`);
  }
}
