-- Put before the scripts that act on a live session; sends nothing by itself.
--
-- A generation is remembered as '<generation>@<history>'. The history names what Redis has in memory (it is another one
-- after every start and every promotion), so what was remembered in an older one may lack the last revocations.

-- Returns the generation that is remembered for the user, and the history it was remembered in; or nil.
local function remembered(generations, user)
  local entry = redis.call('HGET', generations, user)
  if not entry then
    return nil
  end
  local at = string.find(entry, '@', 1, true)
  return tonumber(string.sub(entry, 1, at - 1)), string.sub(entry, at + 1)
end

-- Remembers a generation for as long as a session can live; never a smaller one than is remembered. Returns the present one.
local function remember(generations, user, generation, history, life)
  local present = remembered(generations, user)
  if present and present > generation then
    generation = present
  end
  redis.call('HSET', generations, user, string.format('%.0f@%s', generation, history))
  redis.call('PEXPIRE', generations, life)
  return generation
end

-- Returns the fields of a session that exists and has not expired; else nil, and removes what is left of it.
local function find_unexpired(key, now, idle, absolute)
  local found = redis.call('HMGET', key, 'user', 'created', 'seen', 'generation', 'authenticated', 'version', 'positions', 'fields')
  if not found[1] then
    return nil
  end
  local session = {
    user = found[1],
    created = tonumber(found[2]),
    unused = now - tonumber(found[3]),
    left = tonumber(found[2]) + absolute - now,
    generation = tonumber(found[4]),
    authenticated = tonumber(found[5]),
    version = tonumber(found[6]),
    positions = found[7],
    fields = tonumber(found[8]),
  }
  if session.left <= 0 or session.unused >= idle then
    redis.call('UNLINK', key)
    return nil
  end
  return session
end

-- Positions are '<history>;<position>,…'. Those of an older history may lack the last ones that the session had, so they count
-- for nothing.
local function positions_in(positions, history)
  local at = string.find(positions, ';', 1, true)
  if at and string.sub(positions, 1, at - 1) == history then
    return string.sub(positions, at + 1)
  end
  return ''
end

-- Returns a live session; or nil; or nil and {user, generation} where only the keeper of generations can tell.
local function find_live(key, generations, now, idle, absolute, history)
  local session = find_unexpired(key, now, idle, absolute)
  if not session then
    return nil
  end
  local present, since = remembered(generations, session.user)
  if present and present > session.generation then
    redis.call('UNLINK', key)
    return nil
  end
  if present ~= session.generation or since ~= history then
    return nil, { tonumber(session.user), session.generation }
  end
  session.positions = positions_in(session.positions, history)
  return session
end

-- Notes that the session was seen.
local function touch(key, session, now, idle)
  redis.call('HSET', key, 'seen', string.format('%.0f', now))
  redis.call('PEXPIRE', key, math.min(idle, session.left))
end

-- What is answered of a live session: {user, created, authenticated, generation, version, positions, field, value, …}.
local function describe(key, session)
  local answer = { tonumber(session.user), session.created, session.authenticated, session.generation, session.version, session.positions }
  if session.version > 0 then
    local all = redis.call('HGETALL', key)
    for i = 1, #all, 2 do
      if string.sub(all[i], 1, 5) == 'data:' then
        answer[#answer + 1] = string.sub(all[i], 6)
        answer[#answer + 1] = all[i + 1]
      end
    end
  end
  return answer
end
