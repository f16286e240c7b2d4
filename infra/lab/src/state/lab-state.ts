import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '@scaleout/local';

const stateSchema = z.object({
  /** Whoever has the lab: it must live, or the lab may be cleared. */
  owner: z.object({ pid: z.number().int(), started: z.string() }),
  /** For people: which stage of which clone it is. */
  stage: z.string(),
  folder: z.string(),
  plan: z.object({
    prefix: z.string(),
    computers: z.array(z.object({ id: z.string(), address: z.string() })).readonly(),
    nameserver: z.string(),
  }),
});

/** What the machine knows of its lab. It is written before anything is made, and gone when all is removed. */
export type LabState = z.infer<typeof stateSchema>;

/** What the system keeps there is gone when it is started anew. */
export const runRoot = '/run';

/** Where the files of a lab are: gone, as its computers, when this machine is started anew. */
export function runFolder(prefix: string): string {
  return join(runRoot, prefix);
}

/** Undefined where there is no lab, or its state was lost or damaged. */
export function readLabState(prefix: string): LabState | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(stateFile(prefix), 'utf8')));
  } catch {
    return undefined; // what is left of a lab is found by its names
  }
}

export function writeLabState(state: LabState): void {
  writeWhole(stateFile(state.plan.prefix), `${JSON.stringify(state, null, 2)}\n`);
}

export function forgetLab(prefix: string): void {
  rmSync(runFolder(prefix), { recursive: true, force: true });
}

/** The prefixes of all labs that are on this machine, or were left there, and begin so. */
export function labsBeginningWith(text: string): string[] {
  return readdirSync(runRoot).filter((name) => name.startsWith(text) && readLabState(name) !== undefined);
}

function stateFile(prefix: string): string {
  return join(runFolder(prefix), 'lab.json');
}
