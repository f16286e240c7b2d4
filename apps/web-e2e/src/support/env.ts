import * as z from 'zod';

const schema = z.object({ WEB_URL: z.url(), CHROMIUM_PATH: z.string().min(1) });

/** The running site and the browser that a person names for the specs. */
export function readEnv(): z.infer<typeof schema> {
  return schema.parse(process.env);
}

/** The environment of a browser: what it needs of its own goes first. */
export function browserEnv(own: Record<string, string>): Record<string, string | undefined> {
  return { ...process.env, ...own };
}
