import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './tools/precompress.ts';
import { sizeLimit } from './tools/size-limit.ts';

/** What a first visit to the home page may fetch of JavaScript, in bytes after gzip. */
const HOME_PAGE_LIMIT = 130_000;

const size = sizeLimit({
  limit: HOME_PAGE_LIMIT,
  record: fileURLToPath(new URL('size.json', import.meta.url)),
  recording: process.env.RECORD_SIZE === '1',
});

export default defineConfig({
  plugins: [react(), size, precompress()],
  resolve: { conditions: ['@scaleout/source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Packages change seldom: apart from our code they stay in the browser's cache over a new version of it.
      output: {
        codeSplitting: { groups: [{ name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\// }] },
      },
    },
  },
  server: {
    port: Number(process.env.WEB_PORT ?? 8080),
    strictPort: true,
    // Every publication has a host of its own, which the API must see.
    allowedHosts: ['.localhost'],
    proxy: process.env.API_URL ? { '/api': { target: process.env.API_URL, changeOrigin: false } } : {},
  },
});
