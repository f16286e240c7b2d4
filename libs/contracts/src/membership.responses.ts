import * as z from 'zod/mini';

/** What a person may do in a publication: who opened it owns it, everybody else is a member. */
export const roleSchema = z.enum(['owner', 'member']);

export const membershipResponseSchema = z.object({ membership: z.object({ role: roleSchema }) });

export type Role = z.infer<typeof roleSchema>;
export type MembershipResponse = z.infer<typeof membershipResponseSchema>;
