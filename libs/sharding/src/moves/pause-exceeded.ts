/** Writers would have waited for longer than they may. */
export class PauseExceeded extends Error {
  override readonly name = 'PauseExceeded';
}
