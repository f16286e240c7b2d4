export { ForgedRequest } from './forged-request.ts';
export { HttpSessions, type HttpSessionsOptions } from './http-sessions.ts';
export { isForgery, isSameOriginPage } from './same-origin.ts';
export { SessionCookie } from './session-cookie.ts';
