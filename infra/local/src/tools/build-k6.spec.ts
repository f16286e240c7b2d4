import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildK6 } from './build-k6.ts';
import { findK6 } from './find-k6.ts';
import { pinnedK6 } from './k6-pinned.ts';
import { MissingTool } from './missing-tool.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scaleout-k6-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program in the place of Go. */
async function standIn(script: string): Promise<string> {
  const path = join(folder, 'go');
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

const built = () => join(folder, 'built');
const report = () => undefined;

it('finds k6 where it built it, by the pinned version', async () => {
  const go = await standIn(`printf '#!/bin/sh\\necho "k6 v${pinnedK6()} (go1.26)"\\n' > "$3"; chmod +x "$3"`);
  await buildK6(built(), report, { go });
  expect(await findK6(built())).toEqual({
    path: join(built(), `k6-${pinnedK6()}`),
    env: {},
    version: pinnedK6(),
  });
});

it('takes no k6 of the first kind', async () => {
  const go = await standIn(`printf '#!/bin/sh\\necho "k6 v1.3.0"\\n' > "$3"; chmod +x "$3"`);
  await buildK6(built(), report, { go });
  expect(await findK6(built())).toBeUndefined();
});

it('says what to install where Go is too old, and leaves nothing half built', async () => {
  const go = await standIn(
    'echo half > "$3"; echo "go: go.mod requires go >= 1.25.0 (running go 1.22)" >&2; exit 1',
  );
  await expect(buildK6(built(), report, { go })).rejects.toMatchObject({
    message: `k6 ${pinnedK6()} could not be built: go: go.mod requires go >= 1.25.0 (running go 1.22)`,
    mend: expect.stringContaining('Go 1.25 or newer (https://go.dev/dl)'),
  });
  expect(await readdir(built())).toEqual([]);
});

it('says what to install where there is neither k6 nor Go', async () => {
  await expect(buildK6(built(), report, { go: null })).rejects.toThrow(MissingTool);
  await expect(buildK6(built(), report, { go: null })).rejects.toMatchObject({
    message: 'k6 is not installed, and neither is Go.',
    mend: expect.stringContaining('https://go.dev/dl'),
  });
});
