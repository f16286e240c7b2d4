-- Ends the session of a user that has this public handle.
--
-- KEYS[1]  user's sessions  sessions:{tenant}:<user>   sorted set, sha256 of id by time of creation
-- ARGV[1]  what session keys of this tenant begin with
-- ARGV[2]  public handle
-- ARGV[3]  the user's present generation: a session of another is over already
--
-- Returns the SHA-256 of the id of the session that was ended; nil if there is none.

for _, member in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  local found = redis.call('HMGET', ARGV[1] .. member, 'handle', 'generation')
  if found[1] == ARGV[2] and found[2] == ARGV[3] then
    redis.call('UNLINK', ARGV[1] .. member)
    redis.call('ZREM', KEYS[1], member)
    return member
  end
end
return nil
