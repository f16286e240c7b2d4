import type { Role } from '@scaleout/contracts';
import { statement } from '@scaleout/database';

export const findRole = statement<[userId: number], [role: Role]>(
  'find-role',
  'SELECT role FROM users WHERE tenant_id = $1 AND id = $2',
);
