-- Raises the position up to which a session has seen a shard; never lowers it, and never writes to a session that is over.
--
-- A position is 64 bits, and a Lua number is exact up to 53: it is compared in halves.
--
-- KEYS[1]  session record  session:{tenant}:<sha256 of id>   hash; its 'positions' are 'shard:timeline:high:low' with
--                          commas between them
-- ARGV[1]  shard
-- ARGV[2]  timeline
-- ARGV[3]  high 32 bits of the position
-- ARGV[4]  low 32 bits
-- ARGV[5]  shards a session may know at most; the first is forgotten (a missing position means: ask the primary)
--
-- Returns 1 if it was raised, 0 if the session has seen as much already, nil if there is no such session.

local positions = redis.call('HGET', KEYS[1], 'positions')
if not positions then
  return nil
end

local timeline, high, low = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local others = {}
for shard, t, h, l in string.gmatch(positions, '([^:,]+):(%d+):(%d+):(%d+)') do
  if shard ~= ARGV[1] then
    others[#others + 1] = shard .. ':' .. t .. ':' .. h .. ':' .. l
  else
    t, h, l = tonumber(t), tonumber(h), tonumber(l)
    if t > timeline or (t == timeline and (h > high or (h == high and l >= low))) then
      return 0
    end
  end
end
others[#others + 1] = ARGV[1] .. ':' .. ARGV[2] .. ':' .. ARGV[3] .. ':' .. ARGV[4]
while #others > tonumber(ARGV[5]) do
  table.remove(others, 1)
end
redis.call('HSET', KEYS[1], 'positions', table.concat(others, ','))
return 1
