-- Ends one session.
--
-- KEYS[1]  session record  session:{tenant}:<sha256 of id>   hash
-- ARGV[1]  what session keys of this tenant begin with
-- ARGV[2]  what keys of its users' sessions begin with
--
-- Returns 1 if there was one, 0 if not.

local user = redis.call('HGET', KEYS[1], 'user')
if not user then
  return 0
end
redis.call('ZREM', ARGV[2] .. user, string.sub(KEYS[1], #ARGV[1] + 1))
return redis.call('UNLINK', KEYS[1])
