-- The colour of a publication's pages. A constant default is stored once, so no row is rewritten. The check reads all rows,
-- which are as many as there are publications.
--
-- Slugs in byte order, whatever the database's own: then the one index of slugs answers which slug there is, in which
-- order, from where on and with which beginning, and the same on every server. Only that index is rebuilt.
ALTER TABLE "publications"
    ADD COLUMN "color" TEXT NOT NULL DEFAULT '#266a4d',
    ADD CONSTRAINT "publications_color_check" CHECK ("color" ~ '^#[0-9a-f]{6}$'),
    ALTER COLUMN "slug" TYPE TEXT COLLATE "C";
