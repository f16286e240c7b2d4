import { LoadTestError } from '../load-test-error.ts';
import { survey } from './survey.ts';
import { Target } from './target.ts';
import type { SurveyAnswer } from './survey-from.ts';

// A survey as a program of its own, for where people come from another computer. Its argument is the URL of the front door.
const [url = ''] = process.argv.slice(2);
let answer: SurveyAnswer;
try {
  answer = { population: await survey(new Target(url, new AbortController().signal)) };
} catch (error) {
  if (!(error instanceof LoadTestError)) throw error;
  answer = { sentence: error.message, mend: error.mend };
}
process.stdout.write(JSON.stringify(answer));
