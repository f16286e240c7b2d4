export { connectSessionRedis, type SessionRedisOptions } from './connect-session-redis.ts';
export { connectSubscriber } from './connect-subscriber.ts';
export { isSessionRedisUrl } from './redis-target.ts';
export { type Position } from './position.ts';
export {
  type FieldChange,
  type GenerationKeeper,
  type KnownGeneration,
  type ListedSession,
  type NewSession,
  type Saved,
  type Session,
  type SessionOwner,
} from './session.ts';
export { type RedisChange } from './redis-change.ts';
export { whereverItIs } from './redis-moved.ts';
export { type SessionRedis } from './session-commands.ts';
export { SessionOutdated } from './session-outdated.ts';
export { DEFAULT_SESSION_POLICY, type SessionPolicy } from './session-policy.ts';
export { SessionStore, type SessionStoreOptions } from './session-store.ts';
export { SessionStoreUnavailable } from './session-store-unavailable.ts';
export { SessionTooLarge } from './session-too-large.ts';
