import type { Position } from './position.ts';

/** A user of a publication. */
export interface SessionOwner {
  readonly tenantId: number;
  readonly userId: number;
}

/** How often all of a user's sessions were ended, as its keeper knew it; see {@link GenerationKeeper}. */
export interface KnownGeneration {
  readonly generation: number;
  /** {@link SessionStore.history} from before the generation was read or raised. Left out, it is looked up at first use. */
  readonly history?: string;
}

/** What a session is opened with. */
export interface NewSession extends SessionOwner {
  /** The user's generation as it was when they proved who they are; left out where nobody keeps generations. */
  readonly known?: KnownGeneration;
  /** What it is used on, in words. */
  readonly device?: string;
  readonly address?: string;
  /** Id of the session that this one takes the place of. */
  readonly replaces?: string | undefined;
}

/** A live session. */
export interface Session extends SessionOwner {
  /** When it was created, in milliseconds since the epoch. */
  readonly createdAt: number;
  /** When its user last proved who they are. */
  readonly authenticatedAt: number;
  /** The user's generation that it lives under. */
  readonly generation: number;
  /** Raised by every change of its fields. */
  readonly version: number;
  /** How much of each shard it has seen. One that is missing is not known: it may be any. */
  readonly positions: readonly Position[];
  /** What Redis remembered when it was loaded, see {@link SessionStore.history}: its positions are known of that alone. */
  readonly history: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A session as its user sees it in a list. */
export interface ListedSession {
  /** Names the session, and is worth nothing else. */
  readonly handle: string;
  readonly device: string;
  readonly address: string;
  readonly createdAt: number;
  /** Up to a touch interval ago, see `SessionPolicy`. */
  readonly lastSeenAt: number;
  readonly current: boolean;
}

/** A change of fields: a string sets, null removes. Fields that are not named stay. */
export type FieldChange = Readonly<Record<string, string | null>>;

/** What came of a change of fields. */
export type Saved =
  | { readonly outcome: 'saved'; readonly session: Session }
  /** It was made from another version: load, and decide anew. */
  | { readonly outcome: 'conflict' }
  /** There is no such session, or no more. */
  | { readonly outcome: 'over' };

/** Keeps how often all of a user's sessions were ended, where Redis may forget it. */
export interface GenerationKeeper {
  /** The user's generation now; null when there is no such user. */
  current(owner: SessionOwner): Promise<number | null>;
}
