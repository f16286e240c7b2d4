import pg from 'pg';

const LOCK_NOT_AVAILABLE = '55P03';
const INTERNAL_CHAR = 18;
const TEXT = 25;
/** A column of the engine's question for constraints other than keys and references, and of no other question. */
const OTHER_CONSTRAINTS = 'constraint_type';

/**
 * A pool whose results say `text` for PostgreSQL's internal type "char". The schema engine reads that type from the
 * system catalogs, and the adapter (7.10) refuses a type that it has no name for.
 *
 * Checks are left out, with all other constraints that are neither keys nor references: a Prisma schema has no words for
 * them, and the engine fails on one because it wants its kind as a type that the adapter never gives.
 */
export class IntrospectionPool extends pg.Pool {
  /** Whether a statement gave up waiting for a lock. The engine tells of an error no more than its text. */
  lockTimedOut = false;

  override query = (async (...args: unknown[]) => {
    // Of all the forms of `query`, the adapter calls the one that takes a configuration and gives a promise.
    const result = await super.query(...(args as [pg.QueryArrayConfig])).catch((error: unknown) => {
      this.lockTimedOut ||= (error as { code?: string }).code === LOCK_NOT_AVAILABLE;
      throw error;
    });
    for (const field of result.fields) {
      if (field.dataTypeID !== INTERNAL_CHAR) continue;
      field.dataTypeID = TEXT;
      if (field.name === OTHER_CONSTRAINTS) result.rows = [];
    }
    return result;
  }) as unknown as pg.Pool['query'];
}
