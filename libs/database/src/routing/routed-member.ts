import type { Served } from '../served.ts';

/** What routing needs of a server: whom to ask, and that its connections can be thrown away. */
export interface RoutedMember {
  readonly name: string;
  readonly url: string;
  /** What it did for tenants so far. */
  readonly served: Served;
  /** Which of its connections, counted from the first: {@link retire} begins the next. */
  readonly generation: number;
  /** Gives up every connection: new ones are made for what comes. */
  retire(): void;
  /** The same, and what waits on the old ones is told that they are gone. */
  abandon(): void;
}
