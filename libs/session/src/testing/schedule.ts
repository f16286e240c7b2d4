/** Someone at work in steps: it stops at every `yield`, and does one command between two of them. */
export type Actor = () => AsyncGenerator<void, unknown>;

/** Every order in which actors of so many steps can take turns, as lists of actor numbers. */
export function* schedulesOf(steps: readonly number[]): Generator<number[]> {
  if (steps.every((left) => left === 0)) {
    yield [];
    return;
  }
  for (const [actor, left] of steps.entries()) {
    if (left === 0) continue;
    const rest = steps.map((count, index) => (index === actor ? count - 1 : count));
    for (const schedule of schedulesOf(rest)) yield [actor, ...schedule];
  }
}

/** Lets the actors take their turns as the schedule says; who ends early gives up the turns left. */
export async function runSchedule(actors: readonly Actor[], schedule: readonly number[]): Promise<void> {
  const running = actors.map((actor) => actor());
  // The first step of a generator runs up to its first `yield`, before anything was done.
  for (const actor of running) await actor.next();
  for (const turn of schedule) await running[turn]?.next();
}

/** Lets the actors take turns in an order that `next` chooses among those still at work, until all are done. */
export async function runInTurns(
  actors: readonly Actor[],
  next: (atWork: readonly AsyncGenerator<void, unknown>[]) => AsyncGenerator<void, unknown>,
): Promise<void> {
  let atWork = actors.map((actor) => actor());
  for (const actor of atWork) await actor.next();
  while (atWork.length > 0) {
    const turn = next(atWork);
    const { done } = await turn.next();
    if (done) atWork = atWork.filter((actor) => actor !== turn);
  }
}
