import type pg from 'pg';

/** From now on, whoever has put a row into `table` dies while it commits: the COMMIT is sent, and never answered. */
export async function dieAtCommit(pool: pg.Pool, table: string): Promise<void> {
  await pool.query(`
    CREATE FUNCTION die_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$`);
  await pool.query(`
    CREATE CONSTRAINT TRIGGER die_at_commit AFTER INSERT ON ${table} DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION die_at_commit()`);
}
