/** Numbered databases of a Redis server that holds both, so that each can move to a server of its own. */
export const redisDatabases = { sessions: 0, queue: 1 } as const;
