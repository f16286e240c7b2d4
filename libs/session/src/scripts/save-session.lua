-- Changes fields of a live session, all or none, and answers it as it is then: a request that knows what it wants to
-- write needs no load before. Never writes to a session that is over.
--
-- KEYS[1]  session record        session:{tenant}:<sha256 of id>   hash
-- KEYS[2]  tenant's generations  generations:{tenant}              hash, user id -> '<generation>@<history>'
-- ARGV[1]  now, ms since the epoch
-- ARGV[2]  idle life, ms
-- ARGV[3]  absolute life, ms
-- ARGV[4]  history of this Redis
-- ARGV[5]  touch interval, ms
-- ARGV[6]  the version the change was made from; '' if it holds whatever the version
-- ARGV[7]  fields a session may have at most
-- ARGV[8]  how many fields are set, n
-- ARGV[9]  … 2n arguments: field, value, …; what follows are fields to remove
--
-- Returns what load-session returns; or 0 if the version is another one, -1 if there would be too many fields: then nothing
-- was changed.

local now, idle = tonumber(ARGV[1]), tonumber(ARGV[2])
local session, unknown = find_live(KEYS[1], KEYS[2], now, idle, tonumber(ARGV[3]), ARGV[4])
if not session then
  return unknown
end
if ARGV[6] ~= '' and tonumber(ARGV[6]) ~= session.version then
  return 0
end

local set, remove = {}, {}
local last = 8 + 2 * tonumber(ARGV[8])
local fields = session.fields
for i = 9, last, 2 do
  set[#set + 1] = 'data:' .. ARGV[i]
  set[#set + 1] = ARGV[i + 1]
  fields = fields + 1 - redis.call('HEXISTS', KEYS[1], 'data:' .. ARGV[i])
end
for i = last + 1, #ARGV do
  remove[#remove + 1] = 'data:' .. ARGV[i]
  fields = fields - redis.call('HEXISTS', KEYS[1], 'data:' .. ARGV[i])
end
if fields > tonumber(ARGV[7]) then
  return -1
end

session.version = session.version + 1
redis.call('HSET', KEYS[1], 'version', session.version, 'fields', fields, unpack(set))
if #remove > 0 then
  redis.call('HDEL', KEYS[1], unpack(remove))
end
if session.unused >= tonumber(ARGV[5]) then
  touch(KEYS[1], session, now, idle)
end
return describe(KEYS[1], session)
