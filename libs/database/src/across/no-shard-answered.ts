/** None of the shards gave an answer. */
export class NoShardAnswered extends Error {
  override readonly name = 'NoShardAnswered';
}
