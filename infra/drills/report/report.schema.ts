import * as z from 'zod';
import { writesSchema } from '../load/messages.ts';

const count = z.number().int().nonnegative();
const ms = z.number().nonnegative();
const seconds = z.number().nonnegative();

/** One kind of request in one phase. */
const phaseFiguresSchema = z.object({
  sent: count,
  failed: count,
  /** How long until the whole answer, of those that were answered well; null where none was. */
  p50: ms.nullable(),
  p99: ms.nullable(),
});

/** Reads, or writes. */
const kindFiguresSchema = z.object({
  sent: count,
  /** No answer came, or one of 500 and above. */
  failed: count,
  /** How many ended how: by status, or by what came instead of an answer. */
  byStatus: z.record(z.string(), count),
  before: phaseFiguresSchema,
  during: phaseFiguresSchema,
  after: phaseFiguresSchema,
  /** The longest time from the break on in which none was answered well. */
  longestWithoutSeconds: seconds,
  /** The longest such time before it: what is nothing unusual at this pace. */
  usuallyWithoutSeconds: seconds,
  /** When the first that failed was sent and when the last of them ended, counted from the begin; null where none failed after the break. */
  failing: z.object({ from: seconds, to: seconds }).nullable(),
});

/** What a drill came to. Seconds are counted from when people began. */
export const drillReportSchema = z.object({
  version: z.literal(1),
  drill: z.string(),
  stage: z.string(),
  on: z.enum(['local', 'lab']),
  /** To which computer it was done. */
  computer: z.string(),
  remark: z.string().nullable(),
  startedAt: z.iso.datetime(),
  people: count,
  /** What they were to send each second. */
  perSecond: z.number().positive(),
  timeline: z.array(z.object({ second: seconds, what: z.string() })),
  brokenAt: seconds,
  /** When everything was as it was. */
  wholeAt: seconds,
  endedAt: seconds,
  reads: kindFiguresSchema,
  writes: kindFiguresSchema,
  /** What became of what was written, by the checker. */
  journal: writesSchema,
  /** Where the name leads to several addresses: what happened to clients by what they do with them. */
  clients: z
    .object({
      first: z.object({ sent: count, failed: count }),
      next: z.object({ sent: count, failed: count }),
    })
    .nullable(),
});

export type DrillReport = z.infer<typeof drillReportSchema>;
export type KindFigures = z.infer<typeof kindFiguresSchema>;
