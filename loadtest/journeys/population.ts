/** A stretch of a list. */
export interface Stretch {
  readonly first: number;
  readonly count: number;
}

/** A publication, and where its articles and people stand in the lists. */
export interface LoadedPublication {
  readonly slug: string;
  /** Its host name, without a port. */
  readonly host: string;
  /** Newest first. */
  readonly articles: Stretch;
  readonly people: Stretch;
}

/** An article that is there. */
export interface LoadedArticle {
  readonly slug: string;
  /** Their user name. */
  readonly author: string;
}

/** Somebody who is signed in. */
export interface LoadedPerson {
  readonly username: string;
  readonly email: string;
  readonly token: string;
}

/** Whom and what journeys meet: flat lists, so that a virtual user reads an entry of them and not the whole. */
export interface Population {
  /** The first is visited most. */
  readonly publications: readonly LoadedPublication[];
  readonly articles: readonly LoadedArticle[];
  readonly people: readonly LoadedPerson[];
}

/** What all who are seeded have. */
export const SEED_PASSWORD = 'demo-password';
