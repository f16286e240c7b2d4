/** What is chosen for a publication that opens. */
export interface NewPublication {
  readonly slug: string;
  readonly name: string;
  /** Lower-case `#rrggbb`; the default one when left out. */
  readonly color?: string | undefined;
}
