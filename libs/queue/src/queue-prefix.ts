/** What every key of the queues begins with. */
export const QUEUE_PREFIX = 'queue';
