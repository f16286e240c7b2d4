/** Nobody of a database's members can be written to, as far as is known. */
export class NotPrimary extends Error {
  override readonly name = 'NotPrimary';
}
