import pg from 'pg';

const INT8 = 20;
const TIMESTAMPTZ = 1184;
const TEXT_ARRAY = 1009;

const parseAnyTextArray = pg.types.getTypeParser(TEXT_ARRAY as number) as (value: string) => string[];

/** Ids and counts stay below 2^53 by construction (see the id sequence), so a number holds them exactly. */
function parseInt8(value: string): number {
  return Number(value);
}

/**
 * PostgreSQL's text form of a UTC time (`2026-01-02 03:04:05.6+00`) to ISO 8601 with milliseconds, without a Date
 * between. Connections set their time zone to UTC.
 */
export function isoTimestamp(value: string): string {
  const date = value.slice(0, 10);
  const time = value.slice(11, 19);
  const fraction = value.slice(19, value.indexOf('+', 19)).slice(1, 4);
  return `${date}T${time}.${fraction.padEnd(3, '0')}Z`;
}

/** Arrays of plain words, by far the most, need no character by character reading. */
export function parseTextArray(value: string): string[] {
  if (value === '{}') return [];
  return value.includes('"') ? parseAnyTextArray(value) : value.slice(1, -1).split(',');
}

/** How the statements' columns become JavaScript values: numbers for int8, ISO strings for timestamptz, arrays
 * of strings for text[]. */
export const statementTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return parseInt8;
    if (oid === TIMESTAMPTZ) return isoTimestamp;
    if (oid === TEXT_ARRAY) return parseTextArray;
    return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
  }) as typeof pg.types.getTypeParser,
};
