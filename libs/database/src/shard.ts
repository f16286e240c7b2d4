import { Member, type MemberOptions } from './member.ts';
import type { TenantContext } from './tenant-context.ts';
import { TenantReader } from './tenant-reader.ts';
import { TenantWriter } from './tenant-writer.ts';

export interface ShardOptions extends Partial<MemberOptions> {
  readonly primaryUrl: string;
  readonly replicaUrls: readonly string[];
}

const DEFAULTS = {
  poolSize: 10,
  statementTimeoutMs: 5_000,
  connectTimeoutMs: 2_000,
  onConnectionError: () => undefined,
};

/** One primary with its replicas, owning a set of tenants. Without a replica, reads go to the primary. */
export class Shard {
  readonly primary: Member;
  readonly replicas: readonly Member[];
  #turn = 0;

  constructor({ primaryUrl, replicaUrls, ...options }: ShardOptions) {
    const memberOptions = { ...DEFAULTS, ...options };
    this.primary = new Member(primaryUrl, memberOptions);
    this.replicas = replicaUrls.map((url) => new Member(url, memberOptions));
  }

  read(tenant: TenantContext): TenantReader {
    return new TenantReader(this.#reader(), tenant);
  }

  write(tenant: TenantContext): TenantWriter {
    return new TenantWriter(this.primary, tenant);
  }

  /** The primary without a tenant: for the outbox relay and the operator's commands, never for a request. */
  acrossTenants(): Member {
    return this.primary;
  }

  get members(): readonly Member[] {
    return [this.primary, ...this.replicas];
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map((member) => member.close()));
  }

  #reader(): Member {
    if (this.replicas.length === 0) return this.primary;
    this.#turn = (this.#turn + 1) % this.replicas.length;
    return this.replicas[this.#turn] ?? this.primary;
  }
}
