-- Ends all sessions of a user at once, however many there are: each carries the generation it was made
-- under, and the next load finds that it is not the present one any more.
--
-- KEYS[1]  tenant's generations  generations:{tenant}   hash, user id -> generation
-- ARGV[1]  user id
--
-- Returns the new generation, an integer.

return redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
