-- Remembers a user's generation: a higher one ends all sessions at once, however many there are, for each carries the
-- generation it was made under, and the next load finds that it is not the present one any more.
--
-- KEYS[1]  tenant's generations  generations:{tenant}   hash, user id -> '<generation>@<history>'
-- ARGV[1]  user id
-- ARGV[2]  generation, from its keeper; '' for one more than is remembered
-- ARGV[3]  history of this Redis before that generation was read
-- ARGV[4]  absolute life of sessions, ms
--
-- Returns the present generation, an integer: the given one, or a higher one that came meanwhile.

local generation = tonumber(ARGV[2]) or (remembered(KEYS[1], ARGV[1]) or 0) + 1
return remember(KEYS[1], ARGV[1], generation, ARGV[3], tonumber(ARGV[4]))
