/** A mover was asked to stop and did, at a place from which the next one goes on; the tenant can be read and written. */
export class MoveStopped extends Error {
  override readonly name = 'MoveStopped';
}
