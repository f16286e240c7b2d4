import { defineConfig } from 'vite';

// One file to ship: our own libraries go in, packages stay outside.
export default defineConfig({
  ssr: { noExternal: [/^@scaleout\//], resolve: { conditions: ['@scaleout/source'] } },
  build: { ssr: 'src/main.ts', target: 'node20', sourcemap: true, outDir: 'dist' },
});
