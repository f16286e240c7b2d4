/** What arrived at the target is not what the source has; the message says in which tables. */
export class CopyDiffers extends Error {
  override readonly name = 'CopyDiffers';
}
