/** The server of a command was changed before it did the command: it is to be asked of the next one. */
export class RedisMoved extends Error {
  override readonly name = 'RedisMoved';

  constructor(cause: unknown) {
    super('The server was changed before it did what it was asked', { cause });
  }
}

/** Asks again where the server was changed meanwhile. @param ask one command: of several, some might have been done */
export async function whereverItIs<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof RedisMoved)) throw error;
    }
  }
}
