import type { Page, Route } from 'playwright-core';

/** A request that the page has made and that nothing has answered yet. */
export interface Held {
  /** Resolves when the page has made it. */
  made: Promise<void>;
  /** Lets it through to the API. */
  release(): Promise<void>;
  /** Answers it in the API's place. */
  refuse(status: number, errors?: Record<string, string[]>): Promise<void>;
}

/** Holds the next request of that method to an address that fits. */
export async function hold(page: Page, method: string, address: string | RegExp): Promise<Held> {
  let caught: ((route: Route) => void) | null;
  const route = new Promise<Route>((resolve) => (caught = resolve));
  await page.route(address, (candidate) => {
    if (!caught || candidate.request().method() !== method) return candidate.fallback();
    caught(candidate);
    caught = null;
    return undefined;
  });
  return {
    made: route.then(() => undefined),
    release: async () => (await route).continue(),
    refuse: async (status, errors = {}) => (await route).fulfill({ status, json: { errors } }),
  };
}
