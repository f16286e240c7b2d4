import * as z from 'zod';

const BLANK = "can't be blank";

const whenNotAString: { error: (issue: { input?: unknown }) => string } = {
  error: ({ input }) => (input === undefined || input === null ? BLANK : 'must be a string'),
};

/** A string that PostgreSQL can store (it refuses the NUL character), of at most `max` UTF-16 units. */
export function text(max: number) {
  return z
    .string(whenNotAString)
    .max(max, `is too long (maximum is ${max} characters)`)
    .regex(/^[^\0]*$/, 'has a character that is not allowed');
}

/** Like {@link text}, and at least one character of it is not white space. */
export function requiredText(max: number) {
  return text(max).regex(/\S/, BLANK);
}

/** Text that may be cleared: null and the empty string both come out as null. */
export function clearableText(max: number) {
  return text(max)
    .nullable()
    .transform((value) => (value === '' ? null : value));
}

/** The wrapper of a request body (`{"user": …}`): said to be missing in the contract's own words. */
export function required<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.object(shape, {
    error: ({ input }) => (input === undefined || input === null ? BLANK : 'must be an object'),
  });
}
