import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@scaleout/telemetry';

/** Nest's own messages, in the process's log. What it says of start-up is detail. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug({ source: 'nest' }, String(message));
  }

  warn(message: unknown): void {
    this.logger.warn({ source: 'nest' }, String(message));
  }

  error(message: unknown, stack?: unknown): void {
    this.logger.error({ source: 'nest', stack }, String(message));
  }
}
