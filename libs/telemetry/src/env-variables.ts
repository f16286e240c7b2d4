import * as z from 'zod';
import { LOG_LEVELS } from './logger.ts';

/** A whole number in decimal digits. `Number()` alone would also take '', ' 1', '0x1F' and '1e3'. */
export function integerVariable(minimum: number, maximum: number) {
  const message = `must be a whole number from ${minimum} to ${maximum}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, message);
}

/** A TCP port to listen on; 0 lets the system choose. */
export function portVariable() {
  return integerVariable(0, 65_535);
}

/** `true` or `false`, nothing else. */
export function booleanVariable() {
  return z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');
}

/** A comma separated list; the empty string is the empty list. */
export function listVariable<Item extends z.ZodType<unknown, string>>(item: Item) {
  return z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item));
}

/** A URL of one of these schemes, such as `postgresql`. */
export function urlVariable(...schemes: string[]) {
  const message = `must be a URL that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`;
  return z.string().refine((value) => isUrl(value, schemes), message);
}

/** How much a process logs: see {@link LOG_LEVELS}. */
export function logLevelVariable() {
  return z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`);
}

/** A string with something in it. */
export function textVariable() {
  return z.string().regex(/\S/, 'must not be blank');
}

function isUrl(value: string, schemes: readonly string[]): boolean {
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  return parsed !== undefined && value.includes('://') && schemes.includes(parsed.protocol.slice(0, -1));
}
