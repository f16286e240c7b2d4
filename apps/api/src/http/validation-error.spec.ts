import { describe, expect, it } from 'vitest';
import { newArticleSchema, registrationSchema } from '@scaleout/contracts';
import { validationError } from './validation-error.ts';

function errorsOf(schema: typeof newArticleSchema | typeof registrationSchema, body: unknown) {
  const result = schema.safeParse(body);
  return result.success ? null : validationError(result.error.issues).errors;
}

describe('a validation error', () => {
  it('names the fields that are missing, null or blank, and says no more of them', () => {
    expect(errorsOf(registrationSchema, { user: { email: null, password: ' ' } })).toEqual({
      username: ["can't be blank"],
      email: ["can't be blank"],
      password: ["can't be blank"],
    });
  });

  it('names the wrapper when that is missing, and the body when there is none', () => {
    expect(errorsOf(newArticleSchema, {})).toEqual({ article: ["can't be blank"] });
    expect(errorsOf(newArticleSchema, undefined)).toEqual({ body: ["can't be blank"] });
  });

  it('speaks of a list by its field', () => {
    const article = { title: 'a', description: 'b', body: 'c' };
    expect(errorsOf(newArticleSchema, { article: { ...article, tagList: [1, 'ok'] } })).toEqual({
      tagList: ['must be a string'],
    });
    expect(errorsOf(newArticleSchema, { article: { ...article, tagList: null } })).toEqual({
      tagList: ['must be a list of strings'],
    });
  });
});
