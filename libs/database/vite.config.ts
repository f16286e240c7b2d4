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
    rolldownOptions: {
      input: {
        migrate: 'src/commands/migrate.ts',
        seed: 'src/commands/seed.ts',
        tenants: 'src/commands/tenants.ts',
        'draft-migration': 'src/commands/draft-migration.ts',
        'migration-status': 'src/commands/migration-status.ts',
      },
    },
  },
});
