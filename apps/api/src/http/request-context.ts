import type { TenantContext } from '@scaleout/database';
import type { Session } from '@scaleout/session';

/** Who asks: a user with a live session in the request's publication. */
export interface Viewer {
  readonly userId: number;
}

/** How the session came: clients send a header, browsers a cookie. */
export type SessionSource = 'header' | 'cookie';

declare module 'fastify' {
  interface FastifyRequest {
    /** The publication asked for. Set before any handler of a product route runs. */
    tenant: TenantContext;
    /** Null for a visitor. */
    viewer: Viewer | null;
    /** The presented session, when it is live. */
    session: Session | null;
    /** Its id. */
    sessionId: string | null;
    sessionSource: SessionSource | null;
  }

  interface FastifyContextConfig {
    /** Whether the route wants a session; undefined on routes outside the product (health, documentation). */
    access?: Access;
    /** Whether the route is of one publication. */
    ofPublication?: boolean;
    /** Whether a write is done once for one `Idempotency-Key`. */
    keyed?: boolean;
  }
}

/** `none` never looks at the session, `optional` answers visitors too, `required` refuses them. */
export type Access = 'none' | 'optional' | 'required';
