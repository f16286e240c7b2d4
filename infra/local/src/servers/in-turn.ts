const last = new Map<string, Promise<unknown>>();

/** Does a piece of work when what was asked for before with the same key has ended, however it ended. */
export function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
  last.set(key, turn);
  return turn;
}
