/** Another lab than the one that a machine has, for tests. */
export interface OtherLab {
  /** Begins the names of all it is made of. */
  readonly prefix?: string | undefined;
  /** Folder in which its stage has its own. */
  readonly root?: string | undefined;
}
