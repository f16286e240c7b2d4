import { Socket } from 'node:net';
import pg from 'pg';
import type { Clock } from './clock.ts';
import type { Lsn } from './lsn.ts';
import { OBSERVE, parseObservation, type Observation } from './observation.ts';
import { hashOf } from './rendezvous.ts';
import type { RoutedMember } from './routed-member.ts';

export interface WatchOptions {
  /** How long after an answer the member is asked again, in milliseconds. */
  readonly pollMs: number;
  /** A member that takes longer to answer is down, in milliseconds. */
  readonly timeoutMs: number;
  /** One that has not answered for this long is abandoned, in milliseconds. */
  readonly silenceMs: number;
  readonly clock: Clock;
}

/**
 * Asks one member, again and again, what it is and how far it has come; by a connection of its own, so that it hears an
 * answer when the pool is full.
 */
export class MemberWatch<Member extends RoutedMember = RoutedMember> {
  /** Its place among the members when a session chooses. */
  readonly hash: number;
  #observation: Observation | undefined;
  #problem: string | undefined = 'was not asked yet';
  #learned: Lsn = 0n;
  #connection: { client: pg.Client; socket: Socket } | undefined;
  #asking: Promise<void> | undefined;
  #stopped = false;
  /** Since when there was no answer; infinite once that was too long. */
  #silentSince: number;
  #cancel: () => void = () => undefined;

  constructor(
    readonly member: Member,
    private readonly options: WatchOptions,
    private readonly onAnswer: (watch: MemberWatch<Member>) => void,
  ) {
    this.hash = hashOf(member.name);
    this.#silentSince = options.clock.now();
  }

  /** What it said last; undefined while it is down. */
  get observation(): Observation | undefined {
    return this.#observation;
  }

  /** Why it is down; undefined when it is not. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Up to where a standby has certainly replayed. */
  get replayed(): Lsn {
    return this.#learned;
  }

  /** Notes what a read has shown: newer than what the last answer said. */
  learn(replayed: Lsn): void {
    if (replayed > this.#learned) this.#learned = replayed;
  }

  /** Takes it for down until it answers again. */
  suspect(problem: string): void {
    this.#observation = undefined;
    this.#problem = problem;
  }

  start(): void {
    void this.refresh().finally(() => {
      if (!this.#stopped) this.#cancel = this.options.clock.after(this.options.pollMs, () => this.start());
    });
  }

  /** Asks now; callers at the same moment share one question. Never rejects: no answer is an answer. */
  refresh(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
    this.#disconnect();
  }

  async #ask(): Promise<void> {
    try {
      const { client } = (this.#connection ??= await this.#connect());
      const { rows } = await client.query<Record<string, unknown>>({ name: 'observe', text: OBSERVE });
      this.#hear(parseObservation(rows[0]));
    } catch (error) {
      this.#disconnect();
      this.suspect(error instanceof Error ? error.message : String(error));
      this.#countSilence();
    }
    if (!this.#stopped) this.onAnswer(this);
  }

  #hear(observation: Observation): void {
    const before = this.#observation;
    const sameLife = before?.standby === observation.standby && before.timeline <= observation.timeline;
    this.#learned = sameLife && this.#learned > observation.lsn ? this.#learned : observation.lsn;
    this.#observation = observation;
    this.#problem = undefined;
    this.#silentSince = this.options.clock.now();
  }

  /** A member that hangs keeps its connections, and nobody would ever tell those who wait there. */
  #countSilence(): void {
    const { clock, silenceMs } = this.options;
    if (clock.now() - this.#silentSince < silenceMs) return;
    this.#silentSince = Infinity;
    this.member.abandon();
  }

  async #connect(): Promise<{ client: pg.Client; socket: Socket }> {
    // Our own socket can be destroyed: a member that hangs would never answer a polite goodbye.
    const socket = new Socket();
    const { timeoutMs } = this.options;
    const client = new pg.Client({
      connectionString: this.member.url,
      stream: () => socket,
      keepAlive: true,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
    });
    client.on('error', (error) => {
      if (this.#connection?.client === client) this.#connection = undefined;
      this.suspect(error.message);
      if (!this.#stopped) this.onAnswer(this);
    });
    try {
      await client.connect();
    } catch (error) {
      socket.destroy();
      throw error;
    }
    if (this.#stopped) {
      socket.destroy();
      throw new Error('No longer watched');
    }
    return { client, socket };
  }

  #disconnect(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.socket.destroy();
  }
}
