import { AppError } from '../errors/app-error.ts';

const BLANK = "can't be blank";

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The field an issue is about: the innermost name on its path, for clients know no paths. */
function fieldOf({ path = [] }: Issue): string {
  const names = path
    .map((part) => (typeof part === 'object' ? part.key : part))
    .filter((key) => typeof key === 'string');
  return names.at(-1) ?? 'body';
}

/** The contract's error shape. A blank field is said to be blank, not also to be too short. */
export function validationError(issues: readonly Issue[]): AppError {
  const errors: Record<string, string[]> = {};
  for (const issue of issues) {
    const messages = (errors[fieldOf(issue)] ??= []);
    if (!messages.includes(issue.message)) messages.push(issue.message);
  }
  for (const [field, messages] of Object.entries(errors)) {
    if (messages.includes(BLANK)) errors[field] = [BLANK];
  }
  return new AppError('invalid', errors);
}
