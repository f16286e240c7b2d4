export { connectSessionRedis, type SessionRedisOptions } from './connect-session-redis.ts';
export { hashPassword, verifyPassword } from './password.ts';
export { type SessionRedis } from './session-commands.ts';
export { DEFAULT_SESSION_POLICY, type SessionPolicy } from './session-policy.ts';
export { SessionStore, type Session, type SessionOwner, type SessionStoreOptions } from './session-store.ts';
export { SessionStoreUnavailable } from './session-store-unavailable.ts';
