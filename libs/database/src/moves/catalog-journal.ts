import type pg from 'pg';
import {
  JournalLost,
  type LogPosition,
  type MoveJournal,
  type MoveNotes,
  type MoveStep,
} from '@scaleout/sharding/moves';
import type { MoveRow } from './move-row.ts';
import { flipPlacement } from './flip-placement.ts';

const BEGIN = 'UPDATE moves SET step = $2, notes = $3, updated_at = now() WHERE tenant_id = $1';
const END = 'DELETE FROM moves WHERE tenant_id = $1';

/**
 * The catalog's row of a move. The connection it is written by holds a lock, so that nobody else has the move while it lives,
 * and somebody else can have it when it does not.
 */
export class CatalogJournal implements MoveJournal {
  #step: MoveStep;
  #notes: MoveNotes;

  constructor(
    private readonly client: pg.Client,
    private readonly row: MoveRow,
    readonly slug: string,
    readonly token: number,
    private readonly onFlip: (epoch: number) => Promise<void>,
  ) {
    this.#step = row.step;
    this.#notes = row.notes;
  }

  get tenantId(): number {
    return this.row.tenantId;
  }

  get source(): number {
    return this.row.source;
  }

  get target(): number {
    return this.row.target;
  }

  get step(): MoveStep {
    return this.#step;
  }

  get notes(): MoveNotes {
    return this.#notes;
  }

  async begin(step: MoveStep, notes: MoveNotes): Promise<void> {
    await this.#ask(() => this.client.query(BEGIN, [this.tenantId, step, JSON.stringify(notes)]));
    this.#step = step;
    this.#notes = notes;
  }

  async flip(arrival: LogPosition, leave: (epoch: number) => Promise<LogPosition>): Promise<number> {
    let failure: unknown;
    const left = (epoch: number) =>
      leave(epoch).catch((error: unknown) => {
        failure = error; // the source's, not the catalog's
        throw error;
      });
    const epoch = await flipPlacement(this.client, this.row, arrival, left).catch((error: unknown) => {
      throw error === failure ? error : lost(error);
    });
    this.#step = 'clean';
    this.#notes = { ...this.#notes, epoch };
    await this.onFlip(epoch);
    return epoch;
  }

  async end(): Promise<void> {
    await this.#ask(() => this.client.query(END, [this.tenantId]));
  }

  /** Lets somebody else have the move. */
  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  async #ask<Result>(ask: () => Promise<Result>): Promise<Result> {
    try {
      return await ask();
    } catch (error) {
      throw lost(error);
    }
  }
}

function lost(cause: unknown): JournalLost {
  return new JournalLost(`The catalog does not answer: ${(cause as Error).message}`, { cause });
}
