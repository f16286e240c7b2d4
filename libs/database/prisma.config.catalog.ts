import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/catalog/schema.prisma',
  migrations: { path: 'prisma/catalog/migrations' },
});
