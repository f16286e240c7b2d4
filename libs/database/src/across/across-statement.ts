import { claimName } from '../statement.ts';

declare const types: unique symbol;

/**
 * A named statement over the rows of all tenants that a shard owns. Its rows begin with the tenant's id; `$1` is the epoch of the
 * directory of whoever asks, `Params` are `$2` and on.
 */
export interface AcrossStatement<Params extends readonly unknown[], Row extends AcrossRow> {
  readonly name: string;
  readonly text: string;
  readonly [types]?: { params: Params; row: Row };
}

export type AcrossRow = readonly [tenantId: number, ...rest: unknown[]];

/** To be asked of the tenant of each row: whether it is served here, that is neither on its way here nor gone from here. */
export const SERVED_HERE = `NOT IN (SELECT fence.tenant_id FROM tenant_fences AS fence WHERE fence.state <> 'closed')`;

/** @throws when a name is taken, or when it would show tenants that are not served here */
export function acrossStatement<Params extends readonly unknown[], Row extends AcrossRow>(
  name: string,
  text: string,
): AcrossStatement<Params, Row> {
  if (!text.includes(SERVED_HERE))
    throw new Error(`Statement ${name} also reads tenants that another shard owns`);
  claimName(name);
  return { name, text };
}
