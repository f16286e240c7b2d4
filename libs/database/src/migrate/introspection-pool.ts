import pg from 'pg';

const INTERNAL_CHAR = 18;
const TEXT = 25;

/**
 * A pool whose results say `text` for PostgreSQL's internal type "char". The schema engine reads that type from the
 * system catalogs, and the adapter (7.10) refuses a type that it has no name for.
 */
export class IntrospectionPool extends pg.Pool {
  override query = (async (...args: unknown[]) => {
    // Of all the forms of `query`, the adapter calls the one that takes a configuration and gives a promise.
    const result = await super.query(...(args as [pg.QueryArrayConfig]));
    for (const field of result.fields) {
      if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = TEXT;
    }
    return result;
  }) as unknown as pg.Pool['query'];
}
