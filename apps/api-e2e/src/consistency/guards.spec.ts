import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '@scaleout/local';

/** What the switch has to read to know which guard is meant, and says of one that is none. */
const SWITCH = [/\bparseArgs\(/, /There is no guard/];

function builtCode(folder: string): string {
  const path = join(repositoryRoot, 'apps/api', folder);
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  return files.map((name) => readFileSync(join(path, name), 'utf8')).join('\n');
}

it('the API that is shipped has no switch that takes a guard away; the one for checks does', () => {
  const [shipped, weakened] = [builtCode('dist'), builtCode('testing/dist')];
  expect(SWITCH.map((part) => part.test(weakened))).toEqual([true, true]);
  expect(SWITCH.map((part) => part.test(shipped))).toEqual([false, false]);
  expect(shipped).not.toContain('process.argv');
});
