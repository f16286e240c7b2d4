/** Another mover has this tenant by now: whoever hears this must leave everything alone. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}
