import { AddedColumns } from '../added-columns.ts';
import type { Member } from '../member.ts';
import type { ReadBudget } from '../routing/read-budget.ts';
import { type Asker, routeRead } from '../routing/route-read.ts';
import type { Router } from '../routing/router.ts';
import { parseSeen, SEEN } from '../routing/seen.ts';
import { noteRead } from '../served.ts';
import type { AcrossRow, AcrossStatement } from './across-statement.ts';

/** Rows of all tenants that a shard owns. */
export interface AcrossAnswer<Row extends AcrossRow> {
  readonly rows: readonly Row[];
  /** Tenants that are not served here, although a directory of the epoch that was given may have them here. */
  readonly elsewhere: readonly number[];
}

/** As part of the read's own statement: so it is of the same moment as the rows. A tenant leaves with the epoch of the directory
 * that is to say so, a moment before that does. */
const ELSEWHERE = `(SELECT array_agg(fence.tenant_id) FROM tenant_fences AS fence
  WHERE fence.state = 'arriving' OR (fence.state = 'left' AND fence.epoch >= $1))`;

const WITH_ELSEWHERE = new AddedColumns('elsewhere', [ELSEWHERE]);
const WITH_SEEN = new AddedColumns('seen-elsewhere', [ELSEWHERE, SEEN]);

/** On whose behalf is read, and for how long somebody waits for it. */
export interface AcrossAsker extends Asker {
  readonly signal?: AbortSignal;
}

/** Reads rows of all tenants of one shard, on whichever member may answer who asks. */
export class AcrossReader {
  /** @param routed left out where the shard has but one member */
  constructor(
    private readonly asker: AcrossAsker,
    private readonly member: () => Member,
    private readonly routed?: { readonly router: Router<Member>; readonly budget: ReadBudget },
  ) {}

  /** @param epoch of the directory of whoever asks */
  async query<Params extends readonly unknown[], Row extends AcrossRow>(
    statement: AcrossStatement<Params, Row>,
    epoch: number,
    ...params: Params
  ): Promise<AcrossAnswer<Row>> {
    const { asker, routed } = this;
    const values = [epoch, ...params];
    if (routed) {
      const read = WITH_SEEN.to(statement);
      return routeRead(routed.router, routed.budget, asker, async (member) => {
        asker.signal?.throwIfAborted(); // it may be tried on several
        const { rows, added } = WITH_SEEN.split(await run(member, read, values));
        return { result: answerOf<Row>(rows, added[0]), seen: parseSeen(String(added[1])) };
      });
    }
    const member = this.member();
    const { rows, added } = WITH_ELSEWHERE.split(await run(member, WITH_ELSEWHERE.to(statement), values));
    noteRead(member, asker);
    return answerOf<Row>(rows, added[0]);
  }
}

type Read = ReturnType<AddedColumns['to']>;

async function run(member: Member, read: Read, values: unknown[]): Promise<unknown[][]> {
  return (await member.run(read, values)) as unknown[][]; // they were made just now
}

function answerOf<Row extends AcrossRow>(rows: unknown[][], elsewhere: unknown): AcrossAnswer<Row> {
  return {
    rows: rows as unknown as Row[], // the statement says what its rows are
    elsewhere: Array.isArray(elsewhere) ? elsewhere.map(Number) : [],
  };
}
