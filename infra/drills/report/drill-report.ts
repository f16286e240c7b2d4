import type { Cast } from '../drills/drill.ts';
import type { LoadPlan, Request, Writes } from '../load/messages.ts';
import { figuresOf, hasFailed, type Phases } from './figures.ts';
import type { DrillReport } from './report.schema.ts';

/** All that is known of a drill when it has ended. */
export interface Done extends Phases, Pick<DrillReport, 'on' | 'startedAt' | 'people' | 'perSecond'> {
  readonly drill: { readonly name: string };
  readonly stage: { readonly id: string };
  readonly cast: Pick<Cast, 'computer' | 'remark'>;
  readonly door: Pick<LoadPlan['door'], 'nameServers'>;
  readonly timeline: readonly { readonly at: number; readonly what: string }[];
  readonly requests: readonly Request[];
  readonly writes: Writes;
}

/** Counts what people noticed. Pure. */
export function drillReport(done: Done): DrillReport {
  const { drill, stage, on, cast, startedAt, people, perSecond, door, requests } = done;
  const second = (at: number) => Math.max(0, at - done.began) / 1_000;
  const ofKind = (kind: Request['kind']) =>
    figuresOf(
      requests.filter((each) => each.kind === kind),
      done,
    );
  return {
    version: 1,
    drill: drill.name,
    stage: stage.id,
    on,
    computer: cast.computer,
    remark: cast.remark ?? null,
    startedAt,
    people,
    perSecond,
    timeline: done.timeline.map(({ at, what }) => ({ second: second(at), what })),
    brokenAt: second(done.brokenAt),
    wholeAt: second(done.wholeAt),
    endedAt: second(done.endedAt),
    reads: ofKind('read'),
    writes: ofKind('write'),
    journal: done.writes,
    clients: door.nameServers.length === 0 ? null : byClient(requests),
  };
}

function byClient(requests: readonly Request[]): DrillReport['clients'] {
  const of = (client: Request['client']) => {
    const sent = requests.filter((each) => each.client === client);
    return { sent: sent.length, failed: sent.filter(hasFailed).length };
  };
  return { first: of('first'), next: of('next') };
}
