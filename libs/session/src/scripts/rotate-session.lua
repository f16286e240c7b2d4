-- Gives a live session a new id, and with it, where asked, ends all others of its user. The old id is dead at once.
--
-- KEYS[1]  session record        session:{tenant}:<sha256 of old id>   hash
-- KEYS[2]  its new place         session:{tenant}:<sha256 of new id>; KEYS[1] itself if the id stays
-- KEYS[3]  tenant's generations  generations:{tenant}                  hash, user id -> '<generation>@<history>'
-- KEYS[4]  user's sessions       sessions:{tenant}:<user>              sorted set, sha256 of id by time of creation
-- ARGV[1]  now, ms since the epoch
-- ARGV[2]  idle life, ms
-- ARGV[3]  absolute life, ms
-- ARGV[4]  history of this Redis; where a new generation is given, the one before it was raised
-- ARGV[5]  user id
-- ARGV[6]  the user's new generation, raised from the session's own by its keeper; '' if the others live on
-- ARGV[7]  1 if the user has just proved who they are
-- ARGV[8]  what session keys of this tenant begin with
--
-- Returns 1; or nil if there is no such session; or {user id, generation} if the user's present generation is not known
-- here. The others end even if this one is over.

local now, idle, absolute = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local session, unknown
if ARGV[6] == '' then
  session, unknown = find_live(KEYS[1], KEYS[3], now, idle, absolute, ARGV[4])
else
  local raised = tonumber(ARGV[6])
  local present = remember(KEYS[3], ARGV[5], raised, ARGV[4], absolute)
  session = find_unexpired(KEYS[1], now, idle, absolute)
  if session and (present ~= raised or session.generation ~= raised - 1) then
    redis.call('UNLINK', KEYS[1])
    session = nil
  end
  redis.call('UNLINK', KEYS[4])
end
if not session then
  return unknown
end

if KEYS[1] ~= KEYS[2] then
  redis.call('RENAME', KEYS[1], KEYS[2])
  redis.call('ZREM', KEYS[4], string.sub(KEYS[1], #ARGV[8] + 1))
end
if ARGV[6] ~= '' then
  redis.call('HSET', KEYS[2], 'generation', ARGV[6])
end
if ARGV[7] == '1' then
  redis.call('HSET', KEYS[2], 'authenticated', ARGV[1])
end
touch(KEYS[2], session, now, idle)
redis.call('ZADD', KEYS[4], session.created, string.sub(KEYS[2], #ARGV[8] + 1))
redis.call('PEXPIRE', KEYS[4], absolute)
return 1
