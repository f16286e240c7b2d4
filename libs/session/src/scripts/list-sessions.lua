-- Lists the live sessions of a user, the newest first.
--
-- KEYS[1]  user's sessions  sessions:{tenant}:<user>   sorted set, sha256 of id by time of creation
-- ARGV[1]  what session keys of this tenant begin with
-- ARGV[2]  the user's present generation: a session of another is over
-- ARGV[3]  now, ms since the epoch
-- ARGV[4]  idle life, ms
-- ARGV[5]  absolute life, ms
--
-- Returns {sha256 of id, handle, device, address, created, seen (ms), …}: six for each session.

local now, listed = tonumber(ARGV[3]), {}
for _, member in ipairs(redis.call('ZREVRANGE', KEYS[1], 0, -1)) do
  local found = redis.call('HMGET', ARGV[1] .. member, 'handle', 'device', 'address', 'created', 'seen', 'generation')
  if found[6] == ARGV[2]
    and now - tonumber(found[5]) < tonumber(ARGV[4])
    and now - tonumber(found[4]) < tonumber(ARGV[5]) then
    listed[#listed + 1] = member
    for i = 1, 5 do
      listed[#listed + 1] = found[i]
    end
  end
end
return listed
