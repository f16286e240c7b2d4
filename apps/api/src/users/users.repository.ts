import { Injectable } from '@nestjs/common';
import { isUniqueViolation, Shards, type TenantContext } from '@scaleout/database';
import { AppError } from '../errors/app-error.ts';
import {
  findAccount,
  findCredentials,
  findOwnCredentials,
  findTaken,
  insertAccount,
  updateAccount,
  type AccountRow,
} from './user.statements.ts';

export interface Account {
  readonly id: number;
  readonly username: string;
  readonly email: string;
  readonly bio: string | null;
  readonly image: string | null;
}

export interface NewAccount {
  readonly username: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly role: 'owner' | 'member';
}

/** What may change of an account; what is undefined stays. */
export interface AccountChange {
  readonly username?: string | undefined;
  readonly email?: string | undefined;
  readonly passwordHash?: string | undefined;
  readonly bio?: string | null | undefined;
  readonly image?: string | null | undefined;
}

export interface UpdatedAccount {
  readonly account: Account;
  readonly generation: number;
}

const NOBODY = 0;

@Injectable()
export class UsersRepository {
  constructor(private readonly shards: Shards) {}

  async find(tenant: TenantContext, id: number): Promise<Account | null> {
    const [row] = await this.shards.read(tenant).query(findAccount, id);
    return row ? toAccount(row) : null;
  }

  /** For sign-in. Asked of the primary: who has just registered can sign in. */
  async findCredentials(
    tenant: TenantContext,
    email: string,
  ): Promise<{ account: Account; passwordHash: string; generation: number } | null> {
    const [row] = await this.shards.write(tenant).query(findCredentials, email);
    if (!row) return null;
    const [id, username, address, bio, image, passwordHash, generation] = row;
    return { account: { id, username, email: address, bio, image }, passwordHash, generation };
  }

  /** For who is signed in and proves it anew. */
  async findOwnCredentials(
    tenant: TenantContext,
    id: number,
  ): Promise<{ email: string; passwordHash: string } | null> {
    const [row] = await this.shards.write(tenant).query(findOwnCredentials, id);
    return row ? { email: row[0], passwordHash: row[1] } : null;
  }

  /** @throws `taken` for a username or an email that somebody has */
  async insert(tenant: TenantContext, { username, email, passwordHash, role }: NewAccount): Promise<Account> {
    try {
      const [row] = await this.shards.write(tenant).query(insertAccount, username, email, passwordHash, role);
      if (!row) throw new Error('The inserted account did not come back');
      return toAccount(row);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw await this.#taken(tenant, { username, email }, NOBODY, error);
    }
  }

  /**
   * Changes an account; a new password ends its sessions, by the next generation.
   *
   * @param from the generation of the session that asks: a password is changed by a session that still lives alone
   * @returns null when there is no such account, or not in that generation; @throws `taken` like {@link insert}
   */
  async update(
    tenant: TenantContext,
    id: number,
    change: AccountChange,
    from: number,
  ): Promise<UpdatedAccount | null> {
    const { username, email, passwordHash, bio, image } = change;
    try {
      const [row] = await this.shards
        .write(tenant)
        .query(
          updateAccount,
          id,
          username ?? null,
          email ?? null,
          passwordHash ?? null,
          from,
          bio !== undefined,
          bio ?? null,
          image !== undefined,
          image ?? null,
        );
      if (!row) return null;
      const [userId, newUsername, newEmail, newBio, newImage, generation] = row;
      return { account: toAccount([userId, newUsername, newEmail, newBio, newImage]), generation };
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw await this.#taken(tenant, { username, email }, id, error);
    }
  }

  async #taken(
    tenant: TenantContext,
    { username, email }: Pick<AccountChange, 'username' | 'email'>,
    exceptId: number,
    cause: unknown,
  ): Promise<AppError> {
    const rows = await this.shards.write(tenant).query(findTaken, username ?? null, email ?? null, exceptId);
    const errors: Record<string, string[]> = {};
    for (const [usernameTaken, emailTaken] of rows) {
      if (usernameTaken) errors['username'] = ['has already been taken'];
      if (emailTaken) errors['email'] = ['has already been taken'];
    }
    return new AppError('taken', errors, { cause });
  }
}

function toAccount([id, username, email, bio, image]: AccountRow): Account {
  return { id, username, email, bio, image };
}
