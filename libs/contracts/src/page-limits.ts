/** Most that a list gives at once. */
export const MAX_LIMIT = 100;

/** Furthest into a list that a page may begin. */
export const MAX_OFFSET = 1_000_000;
