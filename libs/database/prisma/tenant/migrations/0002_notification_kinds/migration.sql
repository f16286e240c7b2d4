-- A notification may be about a comment, and about no article at all.
ALTER TABLE "notifications" ALTER COLUMN "article_id" DROP NOT NULL;
ALTER TABLE "notifications" ADD COLUMN IF NOT EXISTS "comment_id" BIGINT;

-- Statements run one by one, each a transaction of its own: none locks the table for longer than it takes to note a
-- change of the catalog. Indexes are built and checked beside the writes that go on meanwhile, and what a run that died
-- left half done is made anew.
DROP INDEX CONCURRENTLY IF EXISTS "notifications_told_once_key";

-- What happened is told once, whatever its kind. An absent article or comment equals another, so the key holds those
-- that have none too. It begins with what is deleted: the article's and the comment's notifications are found by it.
CREATE UNIQUE INDEX CONCURRENTLY "notifications_told_once_key" ON "notifications"("tenant_id", "article_id", "comment_id", "recipient_id", "actor_id", "kind") NULLS NOT DISTINCT;

DROP INDEX CONCURRENTLY IF EXISTS "notifications_tenant_id_article_id_recipient_id_kind_key";

ALTER TABLE "notifications" DROP CONSTRAINT IF EXISTS "notifications_tenant_id_article_id_comment_id_fkey";
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_tenant_id_article_id_comment_id_fkey" FOREIGN KEY ("tenant_id", "article_id", "comment_id") REFERENCES "comments"("tenant_id", "article_id", "id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "notifications" VALIDATE CONSTRAINT "notifications_tenant_id_article_id_comment_id_fkey";
