import type { Redis } from 'ioredis';
import type { RedisChange } from './redis-change.ts';
import createSession from './scripts/create-session.lua?raw';
import destroySession from './scripts/destroy-session.lua?raw';
import destroySessionByHandle from './scripts/destroy-session-by-handle.lua?raw';
import findLive from './scripts/find-live.lua?raw';
import listSessions from './scripts/list-sessions.lua?raw';
import loadSession from './scripts/load-session.lua?raw';
import raiseGeneration from './scripts/raise-generation.lua?raw';
import raisePosition from './scripts/raise-position.lua?raw';
import rotateSession from './scripts/rotate-session.lua?raw';
import saveSession from './scripts/save-session.lua?raw';

/** The scripts as ioredis commands: sent by their SHA-1, and in full when the server does not know them yet. */
export const sessionScripts = {
  createSession: { lua: findLive + createSession, numberOfKeys: 4 },
  loadSession: { lua: findLive + loadSession, numberOfKeys: 2 },
  saveSession: { lua: findLive + saveSession, numberOfKeys: 2 },
  rotateSession: { lua: findLive + rotateSession, numberOfKeys: 4 },
  destroySession: { lua: destroySession, numberOfKeys: 1 },
  destroySessionByHandle: { lua: destroySessionByHandle, numberOfKeys: 1 },
  listSessions: { lua: listSessions, numberOfKeys: 1 },
  raiseGeneration: { lua: findLive + raiseGeneration, numberOfKeys: 1 },
  raisePosition: { lua: raisePosition, numberOfKeys: 1 },
};

/** A live session: user, created, authenticated, generation, version, positions, then names and values of fields. */
export type FoundSession = [number, number, number, number, number, string, ...string[]];

/** There is a session, but whether its generation is the user's present one is not known in Redis. */
export type UnknownGeneration = [userId: number, generation: number];

/** What the scripts take and return, by keys and arguments in the order that their headers give. */
export interface SessionCommands {
  createSession(...args: (string | number)[]): Promise<number | null>;
  loadSession(
    session: string,
    generations: string,
    now: number,
    idle: string,
    absolute: string,
    history: string,
    touch: string,
  ): Promise<FoundSession | UnknownGeneration | null>;
  saveSession(...args: (string | number)[]): Promise<FoundSession | UnknownGeneration | 0 | -1 | null>;
  rotateSession(...args: (string | number)[]): Promise<1 | UnknownGeneration | null>;
  destroySession(session: string, sessionPrefix: string, indexPrefix: string): Promise<number>;
  destroySessionByHandle(
    index: string,
    sessionPrefix: string,
    handle: string,
    generation: number,
  ): Promise<string | null>;
  listSessions(
    index: string,
    sessionPrefix: string,
    generation: number,
    now: number,
    idle: string,
    absolute: string,
  ): Promise<string[]>;
  raiseGeneration(
    generations: string,
    userId: number,
    generation: number | '',
    history: string,
    absolute: string,
  ): Promise<number>;
  raisePosition(
    session: string,
    shard: number,
    timeline: number,
    high: number,
    low: number,
    xmaxHigh: number,
    xmaxLow: number,
    limit: number,
    history: string,
  ): Promise<1 | 0 | null>;
}

/** A connection that knows the session scripts; see `connectSessionRedis`. */
export type SessionRedis = Redis &
  SessionCommands & {
    /**
     * Names what Redis has in memory: another one after every start and every promotion of a replica, when the last
     * writes may be lost. What was learnt in an older history is looked up again.
     */
    readonly history: string;
    /**
     * Connects to another server, which has all that this one has, to take its place: taken, what this one was asked and has not done
     * is asked of that one.
     * @throws where it does not answer, or is a replica
     */
    prepare(url: string): Promise<RedisChange>;
  };
