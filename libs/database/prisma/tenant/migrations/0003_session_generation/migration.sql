-- How often a user ended all of their sessions. A constant default is a note in the catalog: no row is written, and the
-- table is locked for no longer than that takes.
ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "session_generation" INTEGER NOT NULL DEFAULT 0;
