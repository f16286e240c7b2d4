/** A move that cannot be made, or not now, in one sentence. The tenant is where it was, and nothing is left behind. */
export class MoveRefused extends Error {
  override readonly name = 'MoveRefused';
}
