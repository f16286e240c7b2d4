import { startApi, startTestStack, startWeb } from '@scaleout/local/testing';

/** Every tier for one spec file, with an API process that it may kill. */
export interface OwnStack {
  /** Of the web tier. */
  readonly url: string;
  /** Ends the API process at once, in whatever it does. */
  killApi(): Promise<void>;
  /** Starts another where it was, so that the web tier finds it. */
  restartApi(): Promise<void>;
  stop(): Promise<void>;
}

export async function startOwnStack(): Promise<OwnStack> {
  const stack = await startTestStack();
  const web = await startWeb(stack.api, stack.data.folder);
  let { api } = stack;
  return {
    url: web.url,
    killApi: () => api.force(),
    async restartApi() {
      api = await startApi(stack.data, {}, api);
    },
    async stop() {
      await Promise.all([api.stop(), web.stop()]);
      await stack.stop();
    },
  };
}
