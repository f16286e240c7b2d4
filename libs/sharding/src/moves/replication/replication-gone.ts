/** The copy is not there any more: one of the servers is another one than before, or lost what it kept for the move. */
export class ReplicationGone extends Error {
  override readonly name = 'ReplicationGone';
}
