import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import type { Stage } from '@scaleout/topology';
import { LaunchError } from '../launch-error.ts';
import { isAlive } from '../process-identity.ts';
import { statusSocketOf } from '../servers/nginx-status.ts';
import { adminSocketOf } from '../servers/start-haproxy.ts';
import { databaseUrlAt } from '../stage/data-urls.ts';
import { standbyNameOf } from '../stage/start-members.ts';
import { Places, type Place } from '../state/places.ts';
import { readSecrets } from '../state/secrets.ts';
import { stageFolder, type StageFolder } from '../state/stage-folder.ts';
import { readState } from '../state/stage-state.ts';
import { DatabaseGauge } from './database-gauges.ts';
import { haproxyGauge, nginxGauge } from './front-gauges.ts';
import type { Gauge, Look } from './look.ts';
import { programGauge } from './program-gauge.ts';
import { refusalGauge } from './refusal-gauge.ts';

/** Seldom enough that looking is none of what is seen. */
const PAUSE_MS = 1_000;

/** Whom to look at, and who is told. */
export interface WatchOptions {
  readonly stage: Stage;
  readonly folder?: StageFolder;
  readonly onLook: (look: Look) => void;
  readonly signal: AbortSignal;
}

/** Looks at every tier of a running stage once a second until it is told to stop; who does not answer is passed over. */
export async function watchTiers({
  stage,
  folder = stageFolder(stage.id),
  onLook,
  signal,
}: WatchOptions): Promise<void> {
  const state = readState(folder);
  const secrets = readSecrets(folder);
  if (!secrets || state.phase !== 'ready') throw new LaunchError(`The stage ${stage.id} is not running.`);
  const places = new Places(stage, state);
  const computers = stage.computers.map(({ id }) => id);
  const members = places.of('database');
  const standbys = new Map(members.map((place) => [standbyNameOf(place), place.computer.id]));
  const databases = members.map(
    (place) => new DatabaseGauge(place.computer.id, databaseUrlAt(place, secrets), standbys),
  );
  const gauges = [
    ...places.all.flatMap((place) => gaugeOf(place, folder)),
    ...databases.map(({ look }) => look),
    ...(state.on === 'lab' ? computers.map((id) => refusalGauge(id, () => pidsOn(id, folder))) : []),
  ];
  try {
    await Promise.all(gauges.map((gauge) => lookAgainAndAgain(gauge, onLook, signal)));
  } finally {
    await Promise.all(databases.map((database) => database.close()));
  }
}

function gaugeOf(place: Place, folder: StageFolder): Gauge[] {
  const { tier, computer, name } = place;
  const runDir = join(folder.web, name);
  if (tier === 'api' || tier === 'worker') return [programGauge(place)];
  if (tier === 'web') return [nginxGauge(computer.id, statusSocketOf(runDir))];
  if (tier === 'load-balancer') return [haproxyGauge(computer.id, adminSocketOf(runDir))];
  return [];
}

function pidsOn(computer: string, folder: StageFolder): number[] {
  return readState(folder)
    .processes.filter((record) => record.computer === computer && isAlive(record))
    .map(({ pid }) => pid);
}

async function lookAgainAndAgain(
  gauge: Gauge,
  onLook: (look: Look) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    // What is overloaded may not answer: then nothing is known of that moment.
    for (const look of await gauge().catch(() => [])) onLook(look);
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}
