import { expect, it } from 'vitest';
import { buildProgram } from './program.ts';
import { findStage, stages } from './stages.ts';

/** Runs a command line; returns what it would print to the standard error, and its exit code. */
async function say(...words: string[]): Promise<{ text: string; code: number }> {
  let text = '';
  const program = buildProgram();
  const commands = [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)];
  for (const command of commands) {
    command.exitOverride().configureOutput({
      writeOut: (part) => (text += part),
      writeErr: (part) => (text += part),
    });
  }
  try {
    await program.parseAsync(['node', 'scaleout', ...words]);
    return { text, code: 0 };
  } catch (error) {
    return { text, code: (error as { exitCode?: number }).exitCode ?? 1 };
  }
}

const names = buildProgram().commands.map((command) => command.name());

it.each(names)('explains %s with examples', async (name) => {
  const { text, code } = await say(name, '--help');
  expect(code).toBe(0);
  expect(text).toMatch(new RegExp(`Examples:\\n +\\./scaleout ${name}`));
});

it.each([
  ['check', 'consistency'],
  ['check', 'moves'],
  ['loadtest', 'report'],
  ['loadtest', 'compare'],
  ['tenants', 'list'],
  ['tenants', 'open'],
  ['tenants', 'move'],
  ['tenants', 'cancel'],
  ['tenants', 'rebalance'],
])('explains %s %s with examples', async (name, what) => {
  const { text, code } = await say(name, what, '--help');
  expect(code).toBe(0);
  expect(text).toMatch(new RegExp(`Examples:\\n +\\./scaleout ${name} ${what}`));
});

it('shows every command in its help', async () => {
  const { text } = await say('--help');
  for (const name of names) expect(text).toContain(`\n  ${name} `);
});

it.each([
  ['a command that does not exist', ['upp'], "error: unknown command 'upp'\n(Did you mean up?)"],
  [
    'an option that does not exist',
    ['up', '--prot'],
    "error: unknown option '--prot'\n(Did you mean --port?)",
  ],
  ['a port that is none', ['up', '--port', '99999'], 'A port is a whole number from 1 to 65535.'],
  ['a number that is none', ['check', 'consistency', '--pairs', 'many'], 'It is a whole number above 0.'],
  [
    'a scenario that does not exist',
    ['check', 'consistency', '--scenario', 'x'],
    'There are late-replicas, ',
  ],
  [
    'a URL that is none',
    ['loadtest', '--url', 'localhost:8080'],
    'It is http:// or https://, a host and a port',
  ],
  ['a mix that does not exist', ['loadtest', '--mix', 'x'], 'Allowed choices are read-heavy, balanced, '],
  ['a time that is none', ['loadtest', '--think', '-1'], 'It is a number from 0 to 1000.'],
  ['a run too few', ['loadtest', 'compare', 'before'], "missing required argument 'b'"],
  ['a word too many', ['down', 'one-box', 'two'], 'error: too many arguments'],
])('refuses %s in one sentence', async (_, words, sentence) => {
  const { text, code } = await say(...words);
  expect(code).toBe(1);
  expect(text).toContain(sentence);
});

it('names the stages that exist when one does not', () => {
  expect(() => findStage('nowhere', stages)).toThrow('There is no stage nowhere here.');
  expect(() => findStage('nowhere', stages)).toThrow(
    expect.objectContaining({
      mend: 'Stages that exist: one-box, scale-up, split-db, three-tier, replica, replicas, shards, api-pool, dns, elb. One of your own: ./scaleout up --file my-stage.ts',
    }),
  );
});

it.each([
  ['report', 'nowhere'],
  ['compare', 'nowhere', 'there'],
])('leaves an option behind loadtest %s to it, though loadtest has one of that name', async (...words) => {
  const running = buildProgram().parseAsync(['node', 'scaleout', 'loadtest', ...words, '--json']);
  await expect(running).rejects.toThrow('There is no run nowhere.');
});
