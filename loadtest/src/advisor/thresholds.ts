/** From where on something counts as saturated. What each is chosen by is in docs/adr-advice.md. */
export const thresholds = {
  /** Of a computer's cap, used on average: above it hardly anything is left. */
  usedShare: 0.9,
  /** With less than that used a computer is full all the same, where it was held back in this share of its periods. */
  usedShareOfThrottled: 0.7,
  throttledShare: 0.5,
  /** A computer that uses less of its cap than this has so much left that another beside it would be idle. */
  spareShare: 0.7,
  /** In ms: an API process that is this late is busy without end, whatever is left of its computer. */
  eventLoopLagMs: 100,
  /** Queries that wait for a connection, on average. */
  poolWaiting: 1,
  /** Sessions of PostgreSQL that wait for a lock, the disk or the WAL, on average. */
  databaseWaits: 2,
  /** In ms: from here on reads that follow a write go to the primary instead. */
  replicaLagMs: 1_000,
  /** Jobs that wait, at most: more than what one publish or import leaves behind for a moment. */
  queueDepth: 500,
  /** Requests that wait in HAProxy for a server, on average. */
  haproxyQueue: 1,
  /** Connections refused, in a second. */
  refused: 0.1,
  /** Of the requests: from here on it is writing that a primary is busy with, and a replica repeats each write. */
  writeShare: 0.4,
  /** Of what a shared computer uses: a tier that takes so much is worth a computer of its own. */
  largePart: 0.25,
  /** The busiest of computers that do the same has so many times the work of the idlest: they share it badly. */
  uneven: 1.5,
} as const;
