/** A map that cannot be right. Every problem begins with its place, such as `ranges[1].shard`. */
export class ShardMapError extends Error {
  override readonly name = 'ShardMapError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
