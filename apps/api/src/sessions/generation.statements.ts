import { statement } from '@scaleout/database';

export const findGeneration = statement<[userId: number], [generation: number]>(
  'find-generation',
  'SELECT session_generation FROM users WHERE tenant_id = $1 AND id = $2',
);

/** Of two who raise the same generation, one does: the other's session is over by it. */
export const raiseGeneration = statement<[userId: number, from: number], [generation: number]>(
  'raise-generation',
  `UPDATE users SET session_generation = session_generation + 1
   WHERE tenant_id = $1 AND id = $2 AND session_generation = $3
   RETURNING session_generation`,
);
