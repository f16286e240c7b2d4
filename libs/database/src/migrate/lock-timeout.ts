/** A migration did not get a table that others use, in time. What it had done before stays, and it may begin again. */
export class LockTimeout extends Error {
  override readonly name = 'LockTimeout';
}
