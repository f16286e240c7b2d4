/** A shard has no id left for another tenant; the message says what to add. */
export class ShardFull extends Error {
  override readonly name = 'ShardFull';
}
