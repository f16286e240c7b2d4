import * as z from 'zod/mini';

/** A time as the contract writes it: ISO 8601 with milliseconds and Z. */
export const timestampSchema = z.iso.datetime({ precision: 3 });
