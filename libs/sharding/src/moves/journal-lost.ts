/** The journal cannot be written any more: this process has the move no longer, and whoever runs it again goes on. */
export class JournalLost extends Error {
  override readonly name = 'JournalLost';
}
