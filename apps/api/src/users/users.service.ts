import { Injectable } from '@nestjs/common';
import type { Credentials, Registration, UserUpdate } from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { AppError } from '../errors/app-error.ts';
import { RateLimits } from '../rate-limits/rate-limits.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { UsersRepository, type Account } from './users.repository.ts';

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly limits: RateLimits,
  ) {}

  async register(tenant: TenantContext, { user }: Registration, address: string): Promise<Account> {
    await this.limits.countRegistration(address);
    const passwordHash = await hashPassword(user.password);
    return this.users.insert(tenant, {
      username: user.username,
      email: user.email,
      passwordHash,
      role: 'member',
    });
  }

  /** @throws `unauthenticated`, without saying whether the account or the password was wrong */
  async signIn(tenant: TenantContext, { user }: Credentials, address: string): Promise<Account> {
    await this.limits.countSignIn(tenant.tenantId, user.email, address);
    const found = await this.users.findCredentials(tenant, user.email);
    const matches = await verifyPassword(user.password, found?.passwordHash ?? null);
    if (!found || !matches) throw new AppError('unauthenticated', { credentials: ['invalid'] });
    await this.limits.signInSucceeded(tenant.tenantId, user.email, address);
    return found.account;
  }

  async current(tenant: TenantContext, id: number): Promise<Account> {
    return orGone(await this.users.find(tenant, id));
  }

  async update(tenant: TenantContext, id: number, { user }: UserUpdate): Promise<Account> {
    const { password, ...change } = user;
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    return orGone(await this.users.update(tenant, id, { ...change, passwordHash }));
  }
}

/** A session whose user is no more is over. */
function orGone(account: Account | null): Account {
  if (!account) throw new AppError('unauthenticated', { token: ['is invalid or expired'] });
  return account;
}
