import { join } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import { withLock } from '../lock-file.ts';
import { stateRoot } from '../state-root.ts';
import { hasApt, unpackPackages } from './apt.ts';
import { brewInstall, hasBrew } from './brew.ts';
import { MissingTool } from './missing-tool.ts';
import { recipes, type Recipe } from './recipes.ts';
import type { Report, ToolName, Tools } from './tool.ts';

/**
 * Finds each named tool, the system's own first, and gets what is missing without root: distribution packages unpacked
 * under `.scaleout/tools` on Debian and Ubuntu, Homebrew on macOS; what no distribution has is built there.
 * Elsewhere a LaunchError says what to install. Safe when several runs ask at once.
 */
export async function ensureTools<Name extends ToolName>(
  names: readonly Name[],
  report: Report,
): Promise<Pick<Tools, Name>> {
  const found: Partial<Tools> = {};
  for (const name of names) found[name] = await ensureTool(name, report);
  return found as Pick<Tools, Name>; // every asked-for name was assigned above, or it threw
}

async function ensureTool<Name extends ToolName>(name: Name, report: Report): Promise<Tools[Name]> {
  const recipe = recipes[name] as Recipe<Name>;
  const folder = join(stateRoot(), 'tools');
  const look = async () => (await recipe.find()) ?? (await recipe.find(join(folder, name)));
  const there = await look();
  if (there !== undefined) return there;
  return withLock(join(folder, 'lock'), async () => {
    const meanwhile = await look(); // another run may have brought it while we waited
    if (meanwhile !== undefined) return meanwhile;
    await fetchTool(name, recipe, folder, report);
    const brought = await look();
    if (brought !== undefined) return brought;
    throw new LaunchError(
      `${recipe.title} was fetched, but this computer's version is too old or does not run.`,
      {
        mend: `Install ${recipe.title} yourself and run the command again.`,
      },
    );
  });
}

async function fetchTool(
  name: ToolName,
  recipe: Recipe<ToolName>,
  folder: string,
  report: Report,
): Promise<void> {
  const otherwise = recipe.else;
  if ('debian' in otherwise && hasApt()) {
    report(`Fetching ${recipe.title} (distribution packages, unpacked under .scaleout/tools)`);
    await unpackPackages(otherwise.debian, join(folder, name), join(folder, 'apt'));
  } else if (hasBrew()) {
    report(`Installing ${recipe.title} with Homebrew`);
    await brewInstall(recipe.brew);
  } else if ('build' in otherwise) {
    await otherwise.build(join(folder, name), report);
  } else {
    throw new MissingTool(`${recipe.title} is not installed.`, {
      mend: `Install ${recipe.title} with your system's package manager and run the command again.`,
    });
  }
}
