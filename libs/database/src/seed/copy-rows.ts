import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Value = string | number | Date | null;
export type Row = readonly Value[];

const CHUNK_LENGTH = 65_536;

/**
 * Writes rows by COPY, as fast as PostgreSQL takes them and no faster: rows are made when they are wanted, so memory
 * does not grow with their number.
 */
export async function copyRows(
  client: pg.Client,
  target: string,
  rows: Iterable<Row>,
  onRows: (count: number) => void,
): Promise<void> {
  await pipeline(Readable.from(chunks(rows, onRows)), client.query(copyFrom(`COPY ${target} FROM STDIN`)));
}

function* chunks(rows: Iterable<Row>, onRows: (count: number) => void): Generator<Buffer> {
  let chunk = '';
  let count = 0;
  for (const row of rows) {
    chunk += `${row.map(copyText).join('\t')}\n`;
    count += 1;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield Buffer.from(chunk);
    onRows(count);
    chunk = '';
    count = 0;
  }
  yield Buffer.from(chunk);
  onRows(count);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyText(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString();
  return value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
