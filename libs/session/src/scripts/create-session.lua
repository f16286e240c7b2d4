-- Writes a new session under the user's present generation.
--
-- KEYS[1]  session record        session:{tenant}:<sha256 of id>   hash
-- KEYS[2]  tenant's generations  generations:{tenant}              hash, user id -> generation
-- ARGV[1]  user id
-- ARGV[2]  now, ms since the epoch
-- ARGV[3]  milliseconds the session may live unused (never more than its absolute life)
--
-- Returns the generation, an integer.

local generation = redis.call('HGET', KEYS[2], ARGV[1]) or '0'
redis.call('HSET', KEYS[1], 'user', ARGV[1], 'created', ARGV[2], 'seen', ARGV[2], 'generation', generation)
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return tonumber(generation)
