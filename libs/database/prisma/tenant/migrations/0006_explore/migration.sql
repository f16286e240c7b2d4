-- The articles of all tenants in the two orders that explore has. Built beside the writes that go on meanwhile, and what a run
-- that died left half done is made anew.
DROP INDEX CONCURRENTLY IF EXISTS "articles_created_at_id_idx";
CREATE INDEX CONCURRENTLY "articles_created_at_id_idx" ON "articles"("created_at", "id");

DROP INDEX CONCURRENTLY IF EXISTS "articles_favorites_count_id_idx";
CREATE INDEX CONCURRENTLY "articles_favorites_count_id_idx" ON "articles"("favorites_count", "id");
