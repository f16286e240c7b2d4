-- Case does not make another account: names and addresses compare without it.
CREATE EXTENSION IF NOT EXISTS citext;

-- The shard's ids. Every shard counts in steps of 1024 from its own number (set when the shard is provisioned), so ids
-- are unique over all shards, and stay below 2^53 for 8.8 * 10^12 rows per shard.
CREATE SEQUENCE "entity_id" AS BIGINT INCREMENT BY 1024 MINVALUE 1 START WITH 1;

-- CreateTable
CREATE TABLE "users" (
    "tenant_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL DEFAULT nextval('entity_id'),
    "username" CITEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "bio" TEXT,
    "image" TEXT,
    "articles_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "articles" (
    "tenant_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL DEFAULT nextval('entity_id'),
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "tag_list" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "author_id" BIGINT NOT NULL,
    "favorites_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "article_tags" (
    "tenant_id" BIGINT NOT NULL,
    "tag" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "article_id" BIGINT NOT NULL,

    CONSTRAINT "article_tags_pkey" PRIMARY KEY ("tenant_id","tag","created_at","article_id")
);

-- CreateTable
CREATE TABLE "tags" (
    "tenant_id" BIGINT NOT NULL,
    "tag" TEXT NOT NULL,
    "articles_count" INTEGER NOT NULL,

    CONSTRAINT "tags_pkey" PRIMARY KEY ("tenant_id","tag")
);

-- CreateTable
CREATE TABLE "publication_counters" (
    "tenant_id" BIGINT NOT NULL,
    "articles_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "publication_counters_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "comments" (
    "tenant_id" BIGINT NOT NULL,
    "article_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL DEFAULT nextval('entity_id'),
    "author_id" BIGINT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("tenant_id","article_id","id")
);

-- CreateTable
CREATE TABLE "favorites" (
    "tenant_id" BIGINT NOT NULL,
    "user_id" BIGINT NOT NULL,
    "article_id" BIGINT NOT NULL,

    CONSTRAINT "favorites_pkey" PRIMARY KEY ("tenant_id","user_id","article_id")
);

-- CreateTable
CREATE TABLE "follows" (
    "tenant_id" BIGINT NOT NULL,
    "follower_id" BIGINT NOT NULL,
    "followee_id" BIGINT NOT NULL,

    CONSTRAINT "follows_pkey" PRIMARY KEY ("tenant_id","follower_id","followee_id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "tenant_id" BIGINT NOT NULL,
    "recipient_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL DEFAULT nextval('entity_id'),
    "kind" TEXT NOT NULL,
    "actor_id" BIGINT NOT NULL,
    "article_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("tenant_id","recipient_id","id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "tenant_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL DEFAULT nextval('entity_id'),
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_tenant_id_username_key" ON "users"("tenant_id", "username");

-- CreateIndex
CREATE UNIQUE INDEX "users_tenant_id_email_key" ON "users"("tenant_id", "email");

-- CreateIndex
CREATE INDEX "articles_tenant_id_created_at_id_idx" ON "articles"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "articles_tenant_id_author_id_created_at_id_idx" ON "articles"("tenant_id", "author_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "articles_tenant_id_slug_key" ON "articles"("tenant_id", "slug");

-- CreateIndex
CREATE INDEX "article_tags_tenant_id_article_id_idx" ON "article_tags"("tenant_id", "article_id");

-- CreateIndex
CREATE INDEX "favorites_tenant_id_article_id_idx" ON "favorites"("tenant_id", "article_id");

-- CreateIndex
CREATE INDEX "follows_tenant_id_followee_id_follower_id_idx" ON "follows"("tenant_id", "followee_id", "follower_id");

-- CreateIndex
CREATE INDEX "notifications_tenant_id_recipient_id_read_at_idx" ON "notifications"("tenant_id", "recipient_id", "read_at");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_tenant_id_article_id_recipient_id_kind_key" ON "notifications"("tenant_id", "article_id", "recipient_id", "kind");

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_tags" ADD CONSTRAINT "article_tags_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "articles"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "articles"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favorites" ADD CONSTRAINT "favorites_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favorites" ADD CONSTRAINT "favorites_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "articles"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_tenant_id_follower_id_fkey" FOREIGN KEY ("tenant_id", "follower_id") REFERENCES "users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_tenant_id_followee_id_fkey" FOREIGN KEY ("tenant_id", "followee_id") REFERENCES "users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_tenant_id_recipient_id_fkey" FOREIGN KEY ("tenant_id", "recipient_id") REFERENCES "users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_tenant_id_actor_id_fkey" FOREIGN KEY ("tenant_id", "actor_id") REFERENCES "users"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_tenant_id_article_id_fkey" FOREIGN KEY ("tenant_id", "article_id") REFERENCES "articles"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Counters change far more often than the rows they sit in: room on the page keeps such updates out of the indexes.
ALTER TABLE "users" SET (fillfactor = 90);
ALTER TABLE "articles" SET (fillfactor = 90);
ALTER TABLE "tags" SET (fillfactor = 70);
ALTER TABLE "publication_counters" SET (fillfactor = 50);

-- The outbox is written and emptied all day, and read from its start: dead rows must not pile up there.
ALTER TABLE "outbox" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
