import { Injectable } from '@nestjs/common';
import type { Credentials, Registration, UserUpdate } from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { hashPassword, verifyPassword } from '@scaleout/database/passwords';
import { type KnownGeneration, type Session, SessionStore } from '@scaleout/session';
import { AppError, sessionOver } from '../errors/app-error.ts';
import { RateLimits } from '../rate-limits/rate-limits.ts';
import { Reauthentication } from './reauthentication.ts';
import { UsersRepository, type Account } from './users.repository.ts';

/** Who has proved who they are. */
export interface SignedIn {
  readonly account: Account;
  /** Their generation as it was then. */
  readonly known: KnownGeneration;
}

/** What came of a change. */
export interface Updated {
  readonly account: Account;
  /** Whether they proved anew who they are. */
  readonly proved: boolean;
  /** With a new password: the generation in which no earlier session lives. */
  readonly raised?: KnownGeneration;
}

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly limits: RateLimits,
    private readonly reauthentication: Reauthentication,
    private readonly sessions: SessionStore,
  ) {}

  async register(tenant: TenantContext, { user }: Registration, address: string): Promise<SignedIn> {
    const { history } = this.sessions;
    await this.limits.countRegistration(address);
    const passwordHash = await hashPassword(user.password);
    const { username, email } = user;
    const account = await this.users.insert(tenant, { username, email, passwordHash, role: 'member' });
    return { account, known: { generation: 0, history } };
  }

  /** @throws `unauthenticated`, without saying whether the account or the password was wrong */
  async signIn(tenant: TenantContext, { user }: Credentials, address: string): Promise<SignedIn> {
    const { history } = this.sessions;
    await this.limits.countSignIn(tenant.tenantId, user.email, address);
    const found = await this.users.findCredentials(tenant, user.email);
    const matches = await verifyPassword(user.password, found?.passwordHash ?? null);
    if (!found || !matches) throw new AppError('unauthenticated', { credentials: ['invalid'] });
    await this.limits.signInSucceeded(tenant.tenantId, user.email, address);
    return { account: found.account, known: { generation: found.generation, history } };
  }

  async current(tenant: TenantContext, id: number): Promise<Account> {
    const account = await this.users.find(tenant, id);
    if (!account) throw sessionOver(); // its user is no more
    return account;
  }

  async update(
    tenant: TenantContext,
    session: Session,
    { user }: UserUpdate,
    address: string,
  ): Promise<Updated> {
    const proved = await this.reauthentication.prove(tenant, session, user, address);
    const { username, email, password, bio, image } = user;
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    const { history } = this.sessions;
    const { userId, generation: from } = session;
    const updated = await this.users.update(
      tenant,
      userId,
      { username, email, passwordHash, bio, image },
      from,
    );
    if (!updated) throw sessionOver();
    const { account, generation } = updated;
    return { account, proved, ...(passwordHash !== undefined && { raised: { generation, history } }) };
  }
}
