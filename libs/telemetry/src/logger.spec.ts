import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';

function collect() {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return {
    lines,
    logger: createLogger({ service: 'api', computer: 'c1', level: 'info', destination: { write } }),
  };
}

test('a line says who speaks, when, and how loud', () => {
  const { lines, logger } = collect();
  logger.info({ requestId: 'r1' }, 'hello');
  logger.debug('not heard');
  expect(lines).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      service: 'api',
      computer: 'c1',
      pid: process.pid,
      requestId: 'r1',
      msg: 'hello',
    },
  ]);
});

test('tokens and cookies are not readable, wherever a request puts them', () => {
  const { lines, logger } = collect();
  const headers = { authorization: 'Token s3cret', cookie: 's3cret', 'set-cookie': 's3cret', host: 'press' };
  logger.info({ headers, req: { headers }, res: { headers }, ...headers }, 'all at once');
  logger.child({ headers }).info('from a child');
  for (const line of lines) {
    expect(line).toMatchObject({ headers: { host: 'press', cookie: '[redacted]' } });
    expect(JSON.stringify(line)).not.toContain('s3cret');
  }
});

test('an error is logged with its stack and its cause', () => {
  const { lines, logger } = collect();
  logger.error({ error: new Error('outer', { cause: new Error('inner') }) });
  const { stack } = (lines[0] as { error: { stack: string } }).error;
  expect(stack).toMatch(/outer[^]*caused by: Error: inner/);
});

test('buffered lines reach standard output when the process exits, even at once', async () => {
  const module = fileURLToPath(new URL('logger.ts', import.meta.url));
  const program = `
    const { createLogger } = await import(${JSON.stringify(module)});
    const logger = createLogger({ service: 'api', computer: 'c1', level: 'info' });
    logger.info('last words');
    process.exit(0);
  `;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    program,
  ]);
  expect(stdout).toContain('"msg":"last words"');
});
