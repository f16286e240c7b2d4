/** A read was turned away so that writes do not suffer: the primary has all the reads it may have. */
export class ReadsShed extends Error {
  override readonly name = 'ReadsShed';
}
