/** A change of the server that is made ready: nothing is sent there yet, and taking it cannot fail. */
export interface RedisChange {
  take(): void;
  discard(): void;
}
