import type { FieldChange } from './session.ts';
import type { SessionPolicy } from './session-policy.ts';
import { SessionTooLarge } from './session-too-large.ts';

/** A change as `save-session` takes it: how many are set, their names and values, the names that are removed. */
export function changeArguments(
  change: FieldChange,
  { fields, fieldBytes }: SessionPolicy,
): (string | number)[] {
  const set: string[] = [];
  const removed: string[] = [];
  for (const [name, value] of Object.entries(change)) {
    if (value === null) removed.push(name);
    else set.push(name, value);
    if (Buffer.byteLength(name) + Buffer.byteLength(value ?? '') > fieldBytes) {
      throw new SessionTooLarge(`a field of more than ${fieldBytes} bytes`);
    }
  }
  if (removed.length + set.length / 2 > 2 * fields) {
    throw new SessionTooLarge(`more than ${fields} fields`);
  }
  return [set.length / 2, ...set, ...removed];
}
