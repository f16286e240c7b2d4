import type { Member } from './member.ts';
import { noteRead } from './served.ts';
import type { Statement } from './statement.ts';
import type { TenantContext } from './tenant-context.ts';
import { tenantPrisma, type TenantPrisma } from './tenant-prisma.ts';
import type { TenantReader } from './tenant-reader.ts';

/** Reads one tenant's rows on one member, of which nothing is asked but that. */
export class MemberReader implements TenantReader {
  constructor(
    protected readonly member: Member,
    protected readonly tenant: TenantContext,
  ) {}

  async query<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    ...params: Params
  ): Promise<Row[]> {
    const rows = await this.member.run(statement, [this.tenant.tenantId, ...params]);
    this.noteDone();
    return rows;
  }

  get prisma(): TenantPrisma {
    return tenantPrisma(this.member.prisma, this.tenant, () => this.noteDone());
  }

  protected noteDone(): void {
    noteRead(this.member, this.tenant);
  }
}
