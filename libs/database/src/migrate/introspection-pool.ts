import pg from 'pg';

const INTERNAL_CHAR = 18;
const TEXT = 25;

/**
 * A pool whose results say `text` for PostgreSQL's internal type "char". The schema engine reads that type from the
 * system catalogs, and the adapter (7.10) refuses a type that it has no name for.
 */
export class IntrospectionPool extends pg.Pool {
  override query = (async (...args: Parameters<pg.Pool['query']>) => {
    const result = await (pg.Pool.prototype.query.apply(
      this,
      args,
    ) as unknown as Promise<pg.QueryArrayResult>);
    for (const field of result.fields) {
      if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = TEXT;
    }
    return result;
  }) as unknown as pg.Pool['query']; // only the promise form: the one the adapter calls
}
