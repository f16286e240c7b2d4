// @ts-check
import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import jsxA11y from 'eslint-plugin-jsx-a11y-x';
import perfectionist from 'eslint-plugin-perfectionist';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const SPECS = ['**/*.spec.ts', '**/*.spec.tsx', '**/testing/**', 'apps/*-e2e/**', 'loadtest/e2e/**'];

// Who may read the environment: an app's env.ts, and the programs that a person starts, which hand on what they read.
const READS_ENVIRONMENT = [
  '**/env.ts',
  '**/vite.config.ts',
  '**/vitest.config.ts',
  'apps/cli/src/**',
  'libs/database/prisma.config.*.ts',
  'libs/database/src/commands/*.ts',
  // Launchers start programs and hand on the environment that they were started in.
  'infra/local/src/build/run-task.ts',
  'infra/local/src/servers/managed-process.ts',
  'infra/local/src/stage/run-database-program.ts',
  'infra/local/src/test-run/*.ts',
  'infra/local/src/testing/servers-from-environment.ts',
];

// What they start the product never imports.
const BENCHES = ['apps/*/bench/**', 'libs/*/bench/**'];

// Who prints for people to read; everybody else logs.
const PRINTS = [
  'apps/cli/src/**',
  'infra/local/src/stage/serve-as-child.ts',
  'libs/database/src/commands/*.ts',
  'infra/pictures/main.ts',
  'libs/session/asvs/main.ts',
  ...BENCHES,
];

// Who may import whom: every project has one `type:` tag, and there is no rule for `*`.
const BOUNDARIES = [
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract'] },
  { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib', 'type:contract'] },
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib', 'type:contract'] },
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['scope:contracts'] },
  { sourceTag: 'type:infra', onlyDependOnLibsWithTags: ['type:infra', 'type:contract'] },
  { sourceTag: 'type:loadtest', onlyDependOnLibsWithTags: ['type:contract'] },
  {
    sourceTag: 'type:cli',
    onlyDependOnLibsWithTags: ['type:infra', 'type:loadtest', 'type:lib', 'type:contract'],
  },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:infra', 'type:lib', 'type:contract'] },
];

// A spec or a bench of an app or a lib, and a spec of the load test, may start the servers it needs.
const SPEC_BOUNDARIES = BOUNDARIES.map(({ sourceTag, onlyDependOnLibsWithTags }) => ({
  sourceTag,
  onlyDependOnLibsWithTags: ['type:app', 'type:lib', 'type:loadtest'].includes(sourceTag)
    ? [...onlyDependOnLibsWithTags, 'type:infra']
    : onlyDependOnLibsWithTags,
}));

export default defineConfig(
  globalIgnores(['**/dist/', '.nx/', '.scaleout/', 'libs/database/src/generated/']),
  {
    extends: [eslint.configs.recommended],
    plugins: { '@nx': nx, perfectionist },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { depConstraints: BOUNDARIES }],
      // From far to near: Node, packages, our projects, our own files.
      'perfectionist/sort-imports': [
        'error',
        {
          type: 'unsorted',
          internalPattern: ['^@scaleout/'],
          newlinesBetween: 'ignore',
          groups: ['side-effect', 'builtin', 'external', 'internal', ['parent', 'sibling', 'index']],
        },
      ],
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'no-console': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
    },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // `() => doIt()` as a callback says nothing wrong.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `[...text]` is the plain way to the characters of a text.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // A Nest module is an empty class by design.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // These find fault with how packages type their options and constants, not with our code.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: "Only an app's env.ts reads the environment." },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'node:process', message: 'Use the global `process`, whose env is guarded by lint.' },
          ],
        },
      ],
    },
  },
  {
    // Repositories alone see the database's own types and clients.
    files: ['apps/api/src/**/*.controller.ts', 'apps/api/src/**/*.service.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: '/generated/', message: 'Only repositories see Prisma.' }] },
      ],
    },
  },
  {
    files: ['apps/web/**/*.tsx', 'apps/web/**/*.ts'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.configs.strict],
  },
  {
    // A text that people read or hear stands in a catalogue of src/language, in every language.
    files: ['apps/web/src/**/*.tsx'],
    ignores: ['apps/web/src/language/*'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'JSXText[value=/\\p{L}/u]', message: 'Texts stand in src/language.' },
        {
          selector:
            'JSXAttribute[name.name=/^(?:label|title|description|placeholder|alt|aria-label)$/] > Literal[value=/\\p{L}/u]',
          message: 'Texts stand in src/language.',
        },
      ],
    },
  },
  {
    // Plain JavaScript: tool configuration and the few scripts that run before anything is installed.
    files: ['**/*.mjs', '**/*.cjs', 'scaleout'],
    languageOptions: {
      globals: { console: 'readonly', module: 'writable', process: 'readonly', URL: 'readonly' },
    },
  },
  {
    files: BENCHES,
    rules: { '@nx/enforce-module-boundaries': ['error', { depConstraints: SPEC_BOUNDARIES }] },
  },
  { files: READS_ENVIRONMENT, rules: { 'no-restricted-properties': 'off' } },
  { files: PRINTS, rules: { 'no-console': 'off' } },
  {
    files: SPECS,
    rules: {
      '@nx/enforce-module-boundaries': ['error', { depConstraints: SPEC_BOUNDARIES }],
      // A spec asserts what the type system cannot know.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
