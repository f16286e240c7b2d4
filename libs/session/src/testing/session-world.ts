import type { SessionStore } from '../session-store.ts';
import type { Actor } from './schedule.ts';

/** One session and what has been acknowledged of it, to hold the store to. */
export interface SessionWorld {
  readonly store: SessionStore;
  readonly tenantId: number;
  /** The id it has now. */
  id: string;
  /** Whether its end was acknowledged. */
  ended: boolean;
  /** Ids whose end was acknowledged. */
  readonly dead: Set<string>;
  /** Increments of the field `count` that were acknowledged. */
  count: number;
  /** Other fields as they were acknowledged last. */
  readonly fields: Map<string, string>;
  /** How often a dead id was served. */
  revived: number;
  /** How many acknowledged changes are not there. */
  lost: number;
}

export async function openWorld(store: SessionStore, tenantId: number): Promise<SessionWorld> {
  const id = await store.create({ tenantId, userId: 42 });
  const fields = new Map<string, string>();
  return { store, tenantId, id, ended: false, dead: new Set(), count: 0, fields, revived: 0, lost: 0 };
}

/** Whoever acts holds the id that was the present one when they began: it may die under their hands. */
export const actors = {
  read: (world: SessionWorld): Actor =>
    async function* () {
      const { id } = world;
      for (let turn = 0; turn < 2; turn += 1) {
        yield;
        const dead = world.dead.has(id);
        if ((await world.store.load(id, world.tenantId)) && dead) world.revived += 1;
      }
    },

  /** Reads, adds one and saves what follows from what it read; again when somebody else was faster. */
  increment: (world: SessionWorld): Actor =>
    async function* () {
      const { id } = world;
      for (;;) {
        yield;
        const session = await world.store.load(id, world.tenantId);
        if (!session) return;
        const count = String(Number(session.fields['count'] ?? 0) + 1);
        yield;
        const dead = world.dead.has(id);
        const { outcome } = await world.store.save(id, world.tenantId, { count }, session.version);
        if (outcome === 'over') return;
        if (outcome === 'conflict') continue;
        if (dead) world.revived += 1;
        world.count += 1;
        return;
      }
    },

  set: (world: SessionWorld, name: string, value: string): Actor =>
    async function* () {
      const { id } = world;
      yield;
      const dead = world.dead.has(id);
      const { outcome } = await world.store.save(id, world.tenantId, { [name]: value });
      if (outcome !== 'saved') return;
      if (dead) world.revived += 1;
      world.fields.set(name, value);
    },

  rotate: (world: SessionWorld): Actor =>
    async function* () {
      yield;
      const { id } = world;
      const next = await world.store.rotate(id, { tenantId: world.tenantId, userId: 42 });
      if (next === null) return;
      if (world.dead.has(id)) world.revived += 1;
      world.dead.add(id);
      world.id = next;
    },

  destroy: (world: SessionWorld): Actor =>
    async function* () {
      yield;
      await world.store.destroy(world.id, world.tenantId);
      world.dead.add(world.id);
      world.ended = true;
    },

  destroyAll: (world: SessionWorld): Actor =>
    async function* () {
      yield;
      await world.store.destroyAllOfUser({ tenantId: world.tenantId, userId: 42 });
      world.dead.add(world.id);
      world.ended = true;
    },
};

/** Looks at what is left when all have acted. */
export async function settle(world: SessionWorld): Promise<void> {
  for (const id of world.dead) {
    if (await world.store.load(id, world.tenantId)) world.revived += 1;
  }
  if (world.ended) return;
  const session = await world.store.load(world.id, world.tenantId);
  world.lost += world.count - Number(session?.fields['count'] ?? 0);
  for (const [name, value] of world.fields) if (session?.fields[name] !== value) world.lost += 1;
}
