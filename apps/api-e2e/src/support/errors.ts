/** The body of a refusal that says one thing about one field. */
export function refusal(field: string, message: string): { errors: Record<string, string[]> } {
  return { errors: { [field]: [message] } };
}

export const BLANK = "can't be blank";
export const TAKEN = 'has already been taken';
