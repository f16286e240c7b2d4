-- Which shards there are: how many tenants each owns, and the last tenant id that was handed out for it.
CREATE TABLE "shards" (
    "number" INTEGER NOT NULL,
    "tenants" INTEGER NOT NULL DEFAULT 0,
    "last_tenant_id" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "shards_pkey" PRIMARY KEY ("number")
);

-- Which shard owns which tenant where nothing else is said: one row. The epoch rises with every change here and in placements.
CREATE TABLE "shard_map" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "epoch" BIGINT NOT NULL,
    "map" JSONB NOT NULL,

    CONSTRAINT "shard_map_pkey" PRIMARY KEY ("only"),
    CONSTRAINT "shard_map_only_check" CHECK ("only")
);

-- The directory: tenants that were moved. It wins over the map.
CREATE TABLE "placements" (
    "tenant_id" BIGINT NOT NULL,
    "shard" INTEGER NOT NULL,
    "epoch" BIGINT NOT NULL,
    "arrival" TEXT,
    "departures" TEXT,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "placements_pkey" PRIMARY KEY ("tenant_id"),
    CONSTRAINT "placements_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "publications"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "placements_shard_fkey" FOREIGN KEY ("shard") REFERENCES "shards"("number") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Moves under way: how far each has come, so that whoever begins it again goes on there.
CREATE TABLE "moves" (
    "tenant_id" BIGINT NOT NULL,
    "source" INTEGER NOT NULL,
    "target" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "notes" JSONB NOT NULL DEFAULT '{}',
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "moves_pkey" PRIMARY KEY ("tenant_id"),
    CONSTRAINT "moves_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "publications"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- What all publications together have, by shard: counted now and then, not when somebody asks.
CREATE TABLE "totals" (
    "shard" INTEGER NOT NULL,
    "publications" INTEGER NOT NULL,
    "articles" BIGINT NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "totals_pkey" PRIMARY KEY ("shard")
);
