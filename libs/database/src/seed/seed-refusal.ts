/** Why nothing was seeded: one sentence for whoever asked. */
export class SeedRefusal extends Error {
  override readonly name = 'SeedRefusal';
}
