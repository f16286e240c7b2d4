import type { Tier } from '@scaleout/topology';

/** From the outside in: nobody asks any more before what answers goes. Tiers of one group stop together. */
export const stopOrder: readonly (readonly Tier[])[] = [
  ['dns', 'load-balancer', 'web'],
  ['api', 'worker'],
  ['redis'],
  ['database'],
];

/** From the inside out: what is asked serves before who asks. */
export const startOrder = stopOrder.toReversed();
