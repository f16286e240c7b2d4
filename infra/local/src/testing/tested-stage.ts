import type { Stage } from '@scaleout/topology';

/** One of the ways by which people come into a stage. */
export interface TestedDoor {
  /** Id of its computer. */
  readonly computer: string;
  readonly host: string;
  readonly url: string;
}

/** A running stage as black-box specs meet it. */
export interface TestedStage {
  readonly stage: Stage;
  /** A publication is at `<slug>.<baseDomain>`. */
  readonly baseDomain: string;
  /** Every web server, or the load balancer before them. */
  readonly doors: readonly TestedDoor[];
  /** Who says where they are, as `host:port`; none where the stage has no DNS server. */
  readonly nameServers: readonly string[];
}
