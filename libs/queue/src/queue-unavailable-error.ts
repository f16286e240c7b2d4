/** The queue's Redis can't be reached now. */
export class QueueUnavailableError extends Error {
  override readonly name = 'QueueUnavailableError';

  constructor(status: string) {
    super(`The queue is not available: the connection to Redis is "${status}"`);
  }
}
