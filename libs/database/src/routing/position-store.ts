import type { Position } from './position.ts';

/**
 * Where the positions of one session are, while one request of it is served. Whoever fills it and keeps what was raised
 * (a session, a token that the client carries) is outside of this lib.
 */
export interface PositionStore {
  /** Whose reads these are: reads of one key keep to one replica. */
  readonly key: string;

  /** Undefined where the position is not known. It may then be any, so that only the primary may answer. */
  position(shard: number): Position | undefined;

  /** Notes what was written or seen; an earlier one than is there changes nothing. */
  raise(position: Position): void;
}
