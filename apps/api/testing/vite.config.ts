import { defineConfig } from 'vite';
import api from '../vite.config.ts';

/** The weakened API, built like the real one and into a folder of its own. */
export default defineConfig({
  ...api,
  build: {
    ...api.build,
    outDir: 'testing/dist',
    emptyOutDir: true,
    rolldownOptions: { input: { weakened: 'testing/weakened-main.ts' } },
  },
});
