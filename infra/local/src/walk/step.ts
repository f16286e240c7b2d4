import type { Stage } from '@scaleout/topology';

/** What one step of a walk does to a running stage. */
export type Deed =
  | { readonly kind: 'resize' }
  | { readonly kind: 'add-replica'; readonly computer: string }
  | { readonly kind: 'promote'; readonly computer: string }
  | { readonly kind: 'remove-replica'; readonly computer: string }
  | { readonly kind: 'add-shard'; readonly shard: number; readonly computer: string }
  | { readonly kind: 'divide' }
  | { readonly kind: 'balance' }
  | { readonly kind: 'remove-shard'; readonly shard: number }
  | { readonly kind: 'move-redis' }
  | { readonly kind: 'renew'; readonly tier: 'api' | 'worker' }
  | { readonly kind: 'move-fronts' };

/** One step on the way from a stage to another. */
export interface Step {
  readonly deed: Deed;
  /** For people: `Adding the replica r1`. */
  readonly says: string;
  /** The stage when it is done; one that may be started as it is. */
  readonly after: Stage;
}
