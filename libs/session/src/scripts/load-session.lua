-- Finds a live session, and notes that it was seen.
--
-- KEYS[1]  session record        session:{tenant}:<sha256 of id>   hash
-- KEYS[2]  tenant's generations  generations:{tenant}              hash, user id -> generation
-- ARGV[1]  now, ms since the epoch
-- ARGV[2]  idle life, ms: unused for this long, a session is over
-- ARGV[3]  absolute life, ms: this old, a session is over however much it is used
-- ARGV[4]  touch interval, ms: 'seen' is written at most this often, so that most loads only read
--
-- Returns {user id, created (ms), generation}, all integers; or nil if there is no such session, it has
-- expired, or its user has ended all sessions since. A dead record is removed, and never written to.

local session = redis.call('HMGET', KEYS[1], 'user', 'created', 'seen', 'generation')
local user = session[1]
if not user then
  return nil
end

local now = tonumber(ARGV[1])
local idle = tonumber(ARGV[2])
local created = tonumber(session[2])
local unused = now - tonumber(session[3])
local left = created + tonumber(ARGV[3]) - now

if left <= 0 or unused >= idle or (redis.call('HGET', KEYS[2], user) or '0') ~= session[4] then
  redis.call('UNLINK', KEYS[1])
  return nil
end

if unused >= tonumber(ARGV[4]) then
  redis.call('HSET', KEYS[1], 'seen', ARGV[1])
  redis.call('PEXPIRE', KEYS[1], math.min(idle, left))
end

return { tonumber(user), created, tonumber(session[4]) }
