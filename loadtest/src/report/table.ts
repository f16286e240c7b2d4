/** Figures in rows, for every form of a report. */
export interface Table {
  readonly caption: string;
  /** The first column names the row. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Part of a report. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly lists: readonly { readonly heading: string; readonly sentences: readonly string[] }[];
  readonly figures: readonly Figure[];
}

/** A table, and the picture of it where people would rather look than read. */
export interface Figure {
  readonly table: Table;
  /** Draws it so wide, as an SVG. Left out: the table is what is looked at. */
  readonly draw?: (width: number) => string;
}
