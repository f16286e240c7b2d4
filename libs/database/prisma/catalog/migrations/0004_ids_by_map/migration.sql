-- The contract after 0003_shards: the id of a publication says which shard it is born on, so it comes from the map, and nothing else
-- may hand one out. The version before 0003 still took it from this sequence, and must be gone by now.
ALTER TABLE "publications" ALTER COLUMN "id" DROP DEFAULT;

DROP SEQUENCE IF EXISTS "publications_id_seq";
