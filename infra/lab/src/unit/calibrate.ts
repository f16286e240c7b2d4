import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LaunchError, run } from '@scaleout/local';
import { wrap } from '../computer/enter.ts';
import type { Lab } from '../lab.ts';
import { defaultUnit } from './default-unit.ts';

/** What this machine's core, and a computer of one unit on it, do of a fixed piece of work: for the head of a report. */
export interface Calibration {
  /** What a computer of size 1 may take of a core. */
  readonly unit: number;
  /** Pieces of work in a second that a core has for nothing else. */
  readonly corePerSecond: number;
  /** Pieces of work in a second of a computer of one unit. */
  readonly computerPerSecond: number;
  /** The second by the first. It is below the unit: being put aside and taken up again costs time. */
  readonly share: number;
}

const resultSchema = z.object({ wallMs: z.number().positive(), cpuMs: z.number().positive() });

/**
 * Measures the core by its own time, whatever else the machine does, and the computer by the clock, as its users would; so a
 * share far below the unit says that the machine was busy, or that it has too few cores for the unit. Takes some seconds.
 */
export async function calibrate(lab: Lab, unit = defaultUnit()): Promise<Calibration> {
  const group = lab.aside('calibration');
  group.make();
  try {
    const { command, args } = wrap({ joins: group.joins, network: [] }, process.execPath, [
      fileURLToPath(new URL('piece-of-work.mjs', import.meta.url)),
    ]);
    const measure = async () => {
      const { ok, stdout, output } = await run(command, args);
      if (!ok) throw new LaunchError(`The processor could not be measured: ${output.trim()}`);
      return resultSchema.parse(JSON.parse(stdout));
    };
    const core = await measure();
    group.setCap(unit);
    const computer = await measure();
    return {
      unit,
      corePerSecond: 1_000 / core.cpuMs,
      computerPerSecond: 1_000 / computer.wallMs,
      share: core.cpuMs / computer.wallMs,
    };
  } finally {
    await group.kill();
    await group.remove();
  }
}
