-- Ends one session.
--
-- KEYS[1]  session record  session:{tenant}:<sha256 of id>   hash
--
-- Returns 1 if there was one, 0 if not.

return redis.call('UNLINK', KEYS[1])
