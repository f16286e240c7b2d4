import { defineConfig } from 'vite';

export default defineConfig({
  ssr: {
    noExternal: [/^@scaleout\//],
    resolve: { conditions: ['@scaleout/source'], externalConditions: [] },
  },
  build: {
    ssr: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: { input: { main: 'src/main.ts' } },
  },
});
