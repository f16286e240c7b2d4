import { askRedis } from './ask-redis.ts';
import type { GenerationKeeper, KnownGeneration, SessionOwner } from './session.ts';
import type { SessionRedis, UnknownGeneration } from './session-commands.ts';
import { generationsKey } from './session-keys.ts';
import { SessionStoreUnavailable } from './session-store-unavailable.ts';

/** Where nobody keeps generations, what Redis remembers counts whatever happened to it. */
const ALWAYS = '';
/** A history that is never: what is remembered under it is looked up at first use. */
const NEVER = 'unproven';

/** What Redis remembers of the users' generations, and whom to ask where it does not. */
export class GenerationMemory {
  /** Being looked up now: a hundred requests of one user ask its keeper once. */
  readonly #underWay = new Map<string, Promise<boolean>>();

  constructor(
    private readonly redis: SessionRedis,
    private readonly absolute: string,
    private readonly keeper: GenerationKeeper | undefined,
  ) {}

  get history(): string {
    return this.keeper ? this.redis.history : ALWAYS;
  }

  /** The history under which a generation that the caller knows may be remembered. */
  tagOf(known: KnownGeneration | undefined): string {
    return this.keeper ? (known?.history ?? NEVER) : ALWAYS;
  }

  /** Remembers a raised generation, which ends all sessions of the user. @returns the present one */
  raise({ tenantId, userId }: SessionOwner, raised?: KnownGeneration): Promise<number> {
    return askRedis(() =>
      this.redis.raiseGeneration(
        generationsKey(tenantId),
        userId,
        raised?.generation ?? '',
        this.tagOf(raised),
        this.absolute,
      ),
    );
  }

  /** Has Redis remember what the keeper knows. @returns false if there is no such user */
  restore(tenantId: number, [userId, generation]: UnknownGeneration): Promise<boolean> {
    const name = `${tenantId}:${userId}`;
    const underWay = this.#underWay.get(name);
    if (underWay) return underWay;
    const asked = this.#restore({ tenantId, userId }, generation).finally(() => {
      this.#underWay.delete(name);
    });
    this.#underWay.set(name, asked);
    return asked;
  }

  /** For who was told twice that Redis does not know: it started anew meanwhile. */
  unsettled(): SessionStoreUnavailable {
    return new SessionStoreUnavailable(new Error('Redis started anew while a generation was looked up'));
  }

  async #restore(owner: SessionOwner, generation: number): Promise<boolean> {
    // A primary that has had no replica for long takes another history without a word: by asking, all processes come to
    // the same one again.
    if (this.keeper) await askRedis(() => this.redis.info('replication'));
    // Before the keeper is asked: if Redis starts anew in between, what it says is not remembered as fresh.
    const { history } = this;
    const current = this.keeper ? await this.keeper.current(owner) : generation;
    if (current === null) return false;
    await this.raise(owner, { generation: current, history });
    return true;
  }
}
