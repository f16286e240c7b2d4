-- Finds a live session, and notes that it was seen.
--
-- KEYS[1]  session record        session:{tenant}:<sha256 of id>   hash
-- KEYS[2]  tenant's generations  generations:{tenant}              hash, user id -> '<generation>@<history>'
-- ARGV[1]  now, ms since the epoch
-- ARGV[2]  idle life, ms: unused for this long, a session is over
-- ARGV[3]  absolute life, ms: this old, a session is over however much it is used
-- ARGV[4]  history of this Redis
-- ARGV[5]  touch interval, ms: 'seen' is written at most this often, so that most loads only read
--
-- Returns {user id, created, authenticated (ms), generation, version, positions, field, value, …}; or nil if there is no
-- such session, it has expired, or its user has ended all sessions since; or {user id, generation} if the user's present
-- generation is not known here. What is over is removed, and never written to.

local now, idle = tonumber(ARGV[1]), tonumber(ARGV[2])
local session, unknown = find_live(KEYS[1], KEYS[2], now, idle, tonumber(ARGV[3]), ARGV[4])
if not session then
  return unknown
end
if session.unused >= tonumber(ARGV[5]) then
  touch(KEYS[1], session, now, idle)
end
return describe(KEYS[1], session)
