-- Writes a new session, instead of another when it replaces one. A user's oldest sessions end where there are too many.
--
-- KEYS[1]  session record          session:{tenant}:<sha256 of id>   hash
-- KEYS[2]  tenant's generations    generations:{tenant}              hash, user id -> '<generation>@<history>'
-- KEYS[3]  user's sessions         sessions:{tenant}:<user>          sorted set, sha256 of id by time of creation
-- KEYS[4]  session it replaces     like KEYS[1]; KEYS[1] itself if it replaces none
-- ARGV[1]  user id
-- ARGV[2]  the user's generation as it was when they proved who they are; '' for the present one
-- ARGV[3]  now, ms since the epoch
-- ARGV[4]  idle life, ms
-- ARGV[5]  absolute life, ms
-- ARGV[6]  history of this Redis before that generation was read
-- ARGV[7]  sessions a user may have at most
-- ARGV[8]  what session keys of this tenant begin with
-- ARGV[9]  what keys of its users' sessions begin with
-- ARGV[10] public handle
-- ARGV[11] device, in words
-- ARGV[12] address
--
-- Returns the generation, an integer; or nil if the user has ended all sessions since they proved who they are: then there
-- is no new session. The keys beyond KEYS have the tenant's hash tag like those.

local user, now, idle, absolute = ARGV[1], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local given = tonumber(ARGV[2]) or remembered(KEYS[2], user) or 0
local generation = remember(KEYS[2], user, given, ARGV[6], absolute)

if KEYS[4] ~= KEYS[1] then
  local owner = redis.call('HGET', KEYS[4], 'user')
  if owner then
    redis.call('UNLINK', KEYS[4])
    redis.call('ZREM', ARGV[9] .. owner, string.sub(KEYS[4], #ARGV[8] + 1))
  end
end
if generation ~= given then
  return nil
end

redis.call('HSET', KEYS[1], 'user', user, 'generation', string.format('%.0f', generation), 'created', ARGV[3],
  'seen', ARGV[3], 'authenticated', ARGV[3], 'version', 0, 'fields', 0, 'positions', '',
  'handle', ARGV[10], 'device', ARGV[11], 'address', ARGV[12])
redis.call('PEXPIRE', KEYS[1], math.min(idle, absolute))
redis.call('ZADD', KEYS[3], ARGV[3], string.sub(KEYS[1], #ARGV[8] + 1))
redis.call('PEXPIRE', KEYS[3], absolute)

local excess = redis.call('ZCARD', KEYS[3]) - tonumber(ARGV[7])
if excess > 0 then
  -- Those that are over first: an expired or outdated session is still listed.
  for _, member in ipairs(redis.call('ZRANGE', KEYS[3], 0, -1)) do
    local listed = redis.call('HMGET', ARGV[8] .. member, 'generation', 'seen')
    if not listed[1] or tonumber(listed[1]) ~= generation or now - tonumber(listed[2]) >= idle then
      redis.call('UNLINK', ARGV[8] .. member)
      redis.call('ZREM', KEYS[3], member)
      excess = excess - 1
    end
  end
  if excess > 0 then
    for _, member in ipairs(redis.call('ZRANGE', KEYS[3], 0, excess - 1)) do
      redis.call('UNLINK', ARGV[8] .. member)
      redis.call('ZREM', KEYS[3], member)
    end
  end
end
return generation
