import { z } from 'zod';
import { stageSchema } from '@scaleout/topology';

const computer = z.string().min(1);

/** What the supervisor of a running stage may be asked for. */
export const requestSchema = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('status') }),
  z.strictObject({ verb: z.literal('kill'), computer }),
  z.strictObject({ verb: z.literal('stop'), computer }),
  z.strictObject({ verb: z.literal('cont'), computer }),
  z.strictObject({ verb: z.literal('partition'), computer }),
  z.strictObject({ verb: z.literal('heal'), computer }),
  z.strictObject({ verb: z.literal('promote'), computer }),
  z.strictObject({ verb: z.literal('size'), computer, cpus: z.number().positive() }),
  z.strictObject({ verb: z.literal('restart'), of: z.string().min(1) }),
  z.strictObject({ verb: z.literal('to'), stage: stageSchema, replace: z.boolean() }),
]);

/** One thing asked of a supervisor. */
export type ControlRequest = z.infer<typeof requestSchema>;

/** What it says while it does it, and in the end. */
export const replySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), line: z.string() }),
  z.object({ type: z.literal('done'), result: z.unknown() }),
  z.object({ type: z.literal('failed'), sentence: z.string(), mend: z.string().optional() }),
]);

/** One line of its answer. */
export type ControlReply = z.infer<typeof replySchema>;
