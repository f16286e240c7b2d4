import { isSerializationFailure } from './database-error.ts';

const ATTEMPTS = 4;

/** Runs `work` again when PostgreSQL rolled it back whole for the sake of others, as it does with a deadlock's victim. */
export async function retried<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isSerializationFailure(error)) throw error;
    }
  }
}
