/** What was asked for can't be meant. The message says so in one sentence. */
export class MigrateRefusal extends Error {
  override readonly name = 'MigrateRefusal';
}
