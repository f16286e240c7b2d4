import { z } from 'zod';

const port = z.number().int().min(1).max(65_535);

/** What the half inside is told. */
export const insidePlanSchema = z.object({
  /**
   * Where the halves meet. A socket among files belongs to no network namespace.
   */
  socket: z.string(),
  /** An address, or a name as the lab's client finds it. */
  target: z.object({ host: z.string(), port }),
});

export type InsidePlan = z.infer<typeof insidePlanSchema>;

/** What the half outside is told. */
export const outsidePlanSchema = z.object({
  localPort: port,
  socket: z.string(),
  /** Starts the half inside. */
  inside: z.object({ command: z.string(), args: z.array(z.string()).readonly() }),
});

export type OutsidePlan = z.infer<typeof outsidePlanSchema>;

/** What a half tells whoever started it. */
export const relayMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), sentence: z.string() }),
]);

export type RelayMessage = z.infer<typeof relayMessageSchema>;
