import { JournalLost, MoveRefused, MoveStopped, TakenOver } from '@scaleout/sharding/moves';
import { cancelPublicationMove, movePublication, type PublicationMove } from '../moves/move-publication.ts';
import { EpochPublisher } from './epoch-publisher.ts';
import { moveReporter } from './move-reporter.ts';
import type { TenantsEnv, TenantsIo } from './tenants-env.ts';
import type { TenantsCommand } from './tenants-options.ts';
import { TenantsRefusal } from './tenants-refusal.ts';

export interface WantedMove {
  readonly slug: string;
  readonly to: number;
}

export interface HowToMove {
  readonly 'max-pause': number;
  readonly json: boolean;
}

export function moveTenantBySlug(
  options: TenantsCommand<'move'>,
  env: TenantsEnv,
  io: TenantsIo,
): Promise<void> {
  return moveTenants([options], options, env, io);
}

/** Moves publications, one after the other. @throws TenantsRefusal, MoveStopped */
export async function moveTenants(
  moves: readonly WantedMove[],
  { 'max-pause': maxPauseMs, json }: HowToMove,
  env: TenantsEnv,
  io: TenantsIo,
): Promise<void> {
  const publisher = new EpochPublisher(env.redisUrls);
  try {
    for (const { slug, to } of moves) {
      const move = {
        ...publicationMove(slug, json, env, io),
        limits: { maxPauseMs },
        onFlip: publisher.publish,
      };
      await movePublication(move, to).catch((error: unknown) => {
        if (error instanceof MoveRefused) throw new TenantsRefusal(error.message, { cause: error });
        if (error instanceof MoveStopped) throw new MoveStopped(howToGoOn(slug, to), { cause: error });
        if (!isOfServers(error)) throw error;
        throw new TenantsRefusal(`${messageOf(error)} ${howToGoOn(slug, to)}`, { cause: error });
      });
    }
  } finally {
    publisher.close();
  }
}

/** Leaves a publication where it was before its move. @throws TenantsRefusal */
export async function cancelMoveBySlug(
  { slug, json }: TenantsCommand<'cancel'>,
  env: TenantsEnv,
  io: TenantsIo,
): Promise<void> {
  await cancelPublicationMove(publicationMove(slug, json, env, io)).catch((error: unknown) => {
    if (error instanceof MoveRefused) throw new TenantsRefusal(error.message, { cause: error });
    throw error;
  });
}

function publicationMove(slug: string, json: boolean, env: TenantsEnv, io: TenantsIo): PublicationMove {
  const { catalogUrls, shards } = env;
  return { slug, catalogUrls, shards, report: moveReporter(slug, json, io), signal: io.signal };
}

function howToGoOn(slug: string, to: number): string {
  return `Go on with ./scaleout tenants move ${slug} --to ${to}, or give it up with ./scaleout tenants cancel ${slug}.`;
}

/** Whether it is something that a server said or did, and no fault of ours. */
function isOfServers(error: unknown): error is Error {
  if (error instanceof JournalLost || error instanceof TakenOver) return true;
  return error instanceof Error && typeof (error as { code?: unknown }).code === 'string';
}

function messageOf({ message }: Error): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
