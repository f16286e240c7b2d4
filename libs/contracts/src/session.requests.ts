import { text } from './text.ts';

/** A session's handle in a path: whatever it is, it names a session of who asks, or none. */
export const sessionHandleParamSchema = text(64);
