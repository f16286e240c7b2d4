/** No member may take this now, and none became able to within the time allowed. Nothing was sent to any. */
export class NoPrimary extends Error {
  override readonly name = 'NoPrimary';
}
