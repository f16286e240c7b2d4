import { Injectable } from '@nestjs/common';
import type { UserUpdate } from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { verifyPassword } from '@scaleout/database/passwords';
import type { Session } from '@scaleout/session';
import { AppError, sessionOver } from '../errors/app-error.ts';
import { RateLimits } from '../rate-limits/rate-limits.ts';
import { UsersRepository } from './users.repository.ts';

const RECENT_MS = 10 * 60_000;

/** Who changes what they sign in with has signed in lately, or proves again who they are: a session may be a thief's. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly users: UsersRepository,
    private readonly limits: RateLimits,
  ) {}

  /**
   * @returns whether the password was given, and right
   * @throws `invalid` where it is missing or wrong, `rate-limited` when it was wrong too often
   */
  async prove(
    tenant: TenantContext,
    session: Session,
    { email, password, currentPassword }: UserUpdate['user'],
    address: string,
  ): Promise<boolean> {
    if (email === undefined && password === undefined) return false;
    const recent = Date.now() - session.authenticatedAt < RECENT_MS;
    if (recent && currentPassword === undefined) return false;
    const own = await this.users.findOwnCredentials(tenant, session.userId);
    if (!own) throw sessionOver();
    const changesNothing = password === undefined && email?.toLowerCase() === own.email.toLowerCase();
    if (changesNothing) return false;
    if (currentPassword === undefined) {
      const why = 'is required, you signed in more than 10 minutes ago';
      throw new AppError('invalid', { currentPassword: [why] });
    }
    await this.limits.countSignIn(tenant.tenantId, own.email, address);
    if (!(await verifyPassword(currentPassword, own.passwordHash))) {
      throw new AppError('invalid', { currentPassword: ['is wrong'] });
    }
    await this.limits.signInSucceeded(tenant.tenantId, own.email, address);
    return true;
  }
}
