import { parsePositions } from './position.ts';
import type { Session } from './session.ts';
import type { FoundSession, UnknownGeneration } from './session-commands.ts';

const NO_FIELDS: Readonly<Record<string, string>> = Object.freeze({});

export function isUnknownGeneration(answer: FoundSession | UnknownGeneration): answer is UnknownGeneration {
  return answer.length === 2;
}

/** A session as the scripts answer it. */
export function toSession(tenantId: number, found: FoundSession, history: string): Session {
  const [userId, createdAt, authenticatedAt, generation, version, positions] = found;
  return {
    tenantId,
    userId,
    createdAt,
    authenticatedAt,
    generation,
    version,
    positions: parsePositions(positions),
    history,
    fields: found.length === 6 ? NO_FIELDS : fieldsOf(found),
  };
}

function fieldsOf(found: FoundSession): Record<string, string> {
  // No prototype: a field may have any name.
  const fields = Object.create(null) as Record<string, string>;
  for (let i = 6; i < found.length; i += 2) fields[found[i] as string] = found[i + 1] as string;
  return fields;
}
