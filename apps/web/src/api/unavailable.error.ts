/** No answer worth having: no network, a time-out, a 5xx, or a body that is not what the contract says. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}
