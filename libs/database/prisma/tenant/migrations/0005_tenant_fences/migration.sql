-- A tenant that is moved from shard to shard has a fence on each: what is open has none.
CREATE TABLE "tenant_fences" (
    "tenant_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "epoch" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_fences_pkey" PRIMARY KEY ("tenant_id"),
    CONSTRAINT "tenant_fences_state_check" CHECK ("state" IN ('arriving', 'closed', 'left'))
);

-- Begins every transaction that writes a tenant's rows. Whoever changes a fence takes the same lock alone, so that it waits for
-- the writers before it, and the writers behind it see what it wrote: the statement after the lock has a snapshot of its own.
-- An advisory lock leaves nothing in the log, and a stream of those who share it does not starve who waits for it alone.
--
-- Migrations are cut into statements wherever the character 3B stands, so the body of the function has it as an escape.
CREATE FUNCTION "enter_tenant"(tenant BIGINT) RETURNS VOID LANGUAGE plpgsql AS E'
DECLARE
  fence TEXT\x3B
BEGIN
  PERFORM pg_advisory_xact_lock_shared(tenant + 4611686018427387904)\x3B
  SELECT state INTO fence FROM tenant_fences WHERE tenant_id = tenant\x3B
  IF FOUND THEN
    RAISE EXCEPTION ''tenant % is fenced here: %'', tenant, fence
      USING ERRCODE = CASE fence WHEN ''closed'' THEN ''TF001'' WHEN ''left'' THEN ''TF002'' ELSE ''TF003'' END\x3B
  END IF\x3B
END';
