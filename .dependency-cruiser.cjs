/** Import cycles between files, and imports that go where they must not; who may import whom is ESLint's. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Files that import each other cannot be understood, tested or moved one by one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-spec-import',
      comment: 'What specs share lives in a testing folder, not in a spec.',
      severity: 'error',
      from: {},
      to: { path: '\\.spec\\.tsx?$' },
    },
    {
      name: 'no-testing-in-product',
      comment:
        'Test helpers are imported by specs, benches, checks, other test helpers and the test runner only.',
      severity: 'error',
      from: {
        pathNot:
          '\\.spec\\.tsx?$|/testing/|-e2e/|^(apps|libs)/[^/]+/bench/|^apps/cli/src/|^infra/checks/|^infra/local/src/test-run/|^loadtest/e2e/|vitest\\.config\\.ts$',
      },
      to: { path: '/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|generated)/' },
    includeOnly: { path: '^(apps|libs|infra|loadtest)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['@scaleout/source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
