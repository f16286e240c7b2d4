-- Raises the position up to which a session has seen a shard; never lowers it, and never writes to a session that is over.
--
-- Its parts are 64 bits, and a Lua number is exact up to 53: they are compared in halves. The transaction id rises by itself,
-- for it stays good on a later timeline.
--
-- KEYS[1]  session record  session:{tenant}:<sha256 of id>   hash; its 'positions' are '<history>;<position>,…', each
--                          'shard:timeline:high:low:xmax high:xmax low'
-- ARGV[1]  shard
-- ARGV[2]  timeline
-- ARGV[3]  high 32 bits of the place in the log
-- ARGV[4]  low 32 bits
-- ARGV[5]  high 32 bits of the transaction id; 0 with ARGV[6] where there is none
-- ARGV[6]  low 32 bits
-- ARGV[7]  shards a session may know at most; the first is forgotten (a missing position means: ask the primary)
-- ARGV[8]  history that the session was loaded in. Where it is not that of the positions, one of the two may lack what this
--          Redis has forgotten: then none is kept.
--
-- Returns 1 if it was raised, 0 if the session has seen as much already, nil if there is no such session.

local all = redis.call('HGET', KEYS[1], 'positions')
if not all then
  return nil
end
local history, positions = string.match(all, '^([^;]*);(.*)$')
if history and history ~= ARGV[8] then
  redis.call('HSET', KEYS[1], 'positions', '')
  return 1
end

local function is_less(high, low, other_high, other_low)
  return high < other_high or (high == other_high and low < other_low)
end

local timeline, high, low = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local xmax_high, xmax_low = tonumber(ARGV[5]), tonumber(ARGV[6])
local kept = {}
for position in string.gmatch(positions or '', '[^,]+') do
  local shard, t, h, l, xh, xl = string.match(position, '^(%d+):(%d+):(%d+):(%d+):(%d+):(%d+)$')
  if shard ~= ARGV[1] then
    kept[#kept + 1] = position
  else
    t, h, l, xh, xl = tonumber(t), tonumber(h), tonumber(l), tonumber(xh), tonumber(xl)
    local ahead = t > timeline or (t == timeline and not is_less(h, l, high, low))
    local above = not is_less(xh, xl, xmax_high, xmax_low)
    if ahead and above then
      return 0
    end
    if ahead then
      timeline, high, low = t, h, l
    end
    if above then
      xmax_high, xmax_low = xh, xl
    end
  end
end
kept[#kept + 1] = string.format('%s:%.0f:%.0f:%.0f:%.0f:%.0f', ARGV[1], timeline, high, low, xmax_high, xmax_low)
while #kept > tonumber(ARGV[7]) do
  table.remove(kept, 1)
end
redis.call('HSET', KEYS[1], 'positions', ARGV[8] .. ';' .. table.concat(kept, ','))
return 1
