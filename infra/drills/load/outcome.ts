import { UnexpectedAnswer, type Outcome, type Question, type Reply } from '@scaleout/checks/people';

/** What those in front of the API say in its place: the request may have come to it. */
const SAID_IN_FRONT = /^\{"errors":\{"(?:api|web)":/;

/** What an answer at the front door says of a write. */
export function outcomeOf(question: Question, reply: Reply): Outcome {
  const { status, body } = reply;
  if (status === 201) return 'acknowledged';
  if (status === 503 && !SAID_IN_FRONT.test(body)) return 'refused'; // the API itself: nothing was sent
  if (status >= 500) return 'unknown';
  // 404: a failover may lose a list. 409: the first attempt is still at it.
  if (status === 404 || status === 409) return 'refused';
  throw new UnexpectedAnswer(question, reply);
}
