import { type DestinationStream, type Logger, pino, stdSerializers, stdTimeFunctions } from 'pino';

/** Every level a logger can be set to, the most talkative last. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LoggerOptions {
  /** The tier that speaks, such as `api`. */
  service: string;
  /** The computer it runs on, such as `c1`. */
  computer: string;
  level: LogLevel;
  /** Where lines go; standard output when left out. */
  destination?: DestinationStream;
}

/** What can speak for a session: it must not be readable in a log. */
const SECRETS = ['', 'headers.', 'req.headers.', 'res.headers.'].flatMap((place) => [
  `${place}authorization`,
  `${place}cookie`,
  place === '' ? '["set-cookie"]' : `${place.slice(0, -1)}["set-cookie"]`,
]);

const BUFFER_BYTES = 4_096;
const FLUSH_EVERY_MS = 500;

/**
 * A logger of JSON lines: `level` as a word, `time` in ISO 8601, `service`, `computer`, `pid`, then what is said.
 * Lines are collected and written in blocks, off the event loop, at least every 500 ms and when the process exits
 * (also by `process.exit` or an uncaught error; only SIGKILL can lose the last block).
 */
export function createLogger({ service, computer, level, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { service, computer, pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: stdSerializers.err, err: stdSerializers.err },
      redact: { paths: SECRETS, censor: '[redacted]' },
    },
    destination ?? pino.destination({ sync: false, minLength: BUFFER_BYTES, periodicFlush: FLUSH_EVERY_MS }),
  );
}
