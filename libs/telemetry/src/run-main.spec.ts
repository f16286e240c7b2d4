import { expect, test } from 'vitest';
import { EnvError } from './env-error.ts';
import { runMain } from './run-main.ts';

async function outcomeOf(main: () => Promise<void>) {
  const outcome = { codes: [] as number[], said: '' };
  await runMain(main, { exit: (code) => outcome.codes.push(code), say: (line) => (outcome.said += line) });
  return outcome;
}

test('a main that succeeds says nothing and ends nothing', async () => {
  expect(await outcomeOf(() => Promise.resolve())).toEqual({ codes: [], said: '' });
});

test('an unusable environment is told in its sentence, without a stack', async () => {
  const outcome = await outcomeOf(() => Promise.reject(new EnvError(['API_PORT is missing'])));
  expect(outcome).toEqual({ codes: [1], said: 'The environment is not usable: API_PORT is missing.' });
});

test('another failure is told with its cause', async () => {
  const outcome = await outcomeOf(() =>
    Promise.reject(new Error('no server', { cause: new Error('connection refused') })),
  );
  expect(outcome.codes).toEqual([1]);
  expect(outcome.said).toMatch(/Could not start: Error: no server[^]*connection refused/);
});
