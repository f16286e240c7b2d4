/** One measurement of k6. */
export interface Sample {
  /** As k6 calls it: `http_req_duration`. */
  readonly metric: string;
  /** When it ended, in ms since 1970. */
  readonly atMs: number;
  readonly value: number;
  /** Of the request or check: `article`; empty for what is about neither. */
  readonly name: string;
  readonly scenario: string;
  /** Of a check, what it says: `article says what was asked for`. */
  readonly check: string;
  /** Our own tags, such as `kind`. */
  readonly tags: Readonly<Record<string, string>>;
}

const COLUMNS = [
  'metric_name',
  'timestamp',
  'metric_value',
  'name',
  'scenario',
  'check',
  'extra_tags',
] as const;

/**
 * Reads the lines of k6's CSV output, in order; the first names the columns. What is read has no commas within a column
 * (names and tags are ours, and a URL is not among them), which is why a line is simply cut at its commas.
 */
export class SampleReader {
  #places: ReadonlyMap<string, number> | undefined;

  #columns = 0;

  /** The sample of a line; undefined for the header, and for what is none. */
  read(line: string): Sample | undefined {
    const cells = line.split(',');
    if (!this.#places) {
      this.#places = placesIn(cells);
      this.#columns = cells.length;
      return undefined;
    }
    const cell = (column: (typeof COLUMNS)[number]) => cells[this.#places?.get(column) ?? -1] ?? '';
    if (cells.length < this.#columns) return undefined;
    const atMs = Number(cell('timestamp'));
    const value = Number(cell('metric_value'));
    if (!Number.isFinite(atMs) || !Number.isFinite(value)) return undefined;
    return {
      metric: cell('metric_name'),
      atMs,
      value,
      name: cell('name'),
      scenario: cell('scenario'),
      check: cell('check'),
      tags: Object.fromEntries(new URLSearchParams(cell('extra_tags'))),
    };
  }
}

function placesIn(header: readonly string[]): ReadonlyMap<string, number> {
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new Error(`k6's samples have no ${missing.join(', ')}: ${header.join(',')}`);
  return new Map(COLUMNS.map((column) => [column, header.indexOf(column)]));
}
