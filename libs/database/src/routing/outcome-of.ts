import { isReadOnly, losesMember, wasNotSent } from '../database-error.ts';
import { OutcomeUnknown } from './errors/outcome-unknown.ts';

/** What came of a write that was sent. @throws OutcomeUnknown where the member was lost before it said so */
export async function outcomeOf<Result>(query: Promise<Result>): Promise<Result> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof OutcomeUnknown || isReadOnly(error) || wasNotSent(error) || !losesMember(error))
      throw error;
    throw new OutcomeUnknown(error);
  }
}
