import pg from 'pg';

const INTERNAL_CHAR = 18;
const TEXT = 25;

/** Of all the forms of `query`, the one that the adapter calls. */
type PromiseQuery = (this: pg.Pool, ...args: unknown[]) => Promise<pg.QueryArrayResult>;

// The types list all forms, and a call by `apply` finds only the last of them.
const plainQuery = pg.Pool.prototype.query as unknown as PromiseQuery;

/**
 * A pool whose results say `text` for PostgreSQL's internal type "char". The schema engine reads that type from the
 * system catalogs, and the adapter (7.10) refuses a type that it has no name for.
 */
export class IntrospectionPool extends pg.Pool {
  override query = (async (...args: unknown[]) => {
    const result = await plainQuery.apply(this, args);
    for (const field of result.fields) {
      if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = TEXT;
    }
    return result;
  }) as unknown as pg.Pool['query']; // it has the promise form alone
}
