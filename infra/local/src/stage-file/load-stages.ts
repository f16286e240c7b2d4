import { existsSync, readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { parseStage, parseStages, TopologyError, type Stage } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import { otherFolders } from '../state/known-stages.ts';

const programs = ['.ts', '.mts', '.js', '.mjs'];
const exportNames = ['default', 'stage', 'stages'];

/**
 * The stages of somebody's own file: JSON, or a program that exports one stage or a list, by default or as `stage` or `stages`.
 * @param taken stages whose ids and numbers are no longer to be had
 * @throws LaunchError for a file that cannot be loaded, TopologyError with the file and the place for what is wrong in it
 */
export async function loadStages(file: string, taken: readonly Stage[]): Promise<Stage[]> {
  const data = exported(await load(file));
  if (data === undefined) {
    throw new LaunchError(`${file} exports no stage.`, {
      mend: `Say there: export default { id: 'my-stage', … } satisfies Stage, or export a list of them.`,
    });
  }
  const stages = Array.isArray(data)
    ? parseStages(data, `${file}: stages`)
    : [parseStage(data, `${file}: stage`)];
  const problems = stages.flatMap((stage, at) =>
    takenProblems(stage, taken).map((problem) =>
      Array.isArray(data) ? `${file}: stages[${at}].${problem}` : `${file}: stage.${problem}`,
    ),
  );
  if (problems.length > 0) throw new TopologyError(problems);
  if (stages.length === 0) throw new LaunchError(`${file} has a list of stages, and none in it.`);
  return stages;
}

function takenProblems({ id, number }: Stage, taken: readonly Stage[]): string[] {
  const isTaken = otherFolders.includes(id) || taken.some((stage) => stage.id === id);
  const other = taken.find((stage) => stage.number === number);
  return [
    ...(isTaken ? [`id: ${id} is taken here, choose another`] : []),
    ...(other ? [`number: ${number} is the stage ${other.id} here, choose one from 11 to 250`] : []),
  ];
}

async function load(file: string): Promise<unknown> {
  const path = resolve(file);
  if (!existsSync(path)) throw new LaunchError(`There is no file ${file}.`);
  const kind = extname(path);
  if (kind !== '.json' && !programs.includes(kind)) {
    throw new LaunchError(
      `${file} is no stage file: it ends in none of ${[...programs, '.json'].join(', ')}.`,
    );
  }
  try {
    if (kind === '.json') return JSON.parse(readFileSync(path, 'utf8'));
    // It runs wherever it lies: in a folder that is no package of modules, and on a Node.js that knows no TypeScript.
    return await tsImport(pathToFileURL(path).href, import.meta.url);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new LaunchError(`${file} cannot be loaded: ${why.replaceAll(/\s*\n\s*/g, ' ')}`, { cause });
  }
}

/** What a file means by its stage or stages: JSON may be that itself, and a CommonJS module has its exports in its `default`. */
function exported(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return content;
  const name = exportNames.find((each) => each in content);
  if (name === undefined) return 'id' in content || 'computers' in content ? content : undefined;
  return exported((content as Record<string, unknown>)[name]);
}
