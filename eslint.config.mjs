import astro from 'eslint-plugin-astro';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/** The rooms under `src/` and what each may import from the others. Data goes one way: nothing imports to its right. */
const ROOMS = {
  model: [],
  sources: ['model'],
  snapshot: ['model'],
  invariants: ['model'],
  findings: ['model', 'invariants'],
  reports: ['model', 'charts'],
  charts: [],
  pictures: ['charts'],
  diagrams: ['model', 'charts'],
  ui: ['reports', 'charts'],
  sample: ['model', 'snapshot'],
  handbook: ['model'],
  cli: ['model', 'snapshot'],
  build: ['model', 'snapshot', 'invariants', 'findings', 'reports', 'charts', 'pictures', 'handbook'],
  team: ['model', 'handbook', 'invariants', 'findings', 'reports', 'charts', 'diagrams', 'ui'],
  communities: ['model', 'reports', 'charts', 'pictures', 'ui'],
};

export default tseslint.config(
  { ignores: ['**/node_modules/', 'dist/', '**/.astro/', '.plumbline/', 'coverage/', 'data/'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  ...astro.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // `${count} records` reads better than String(count).
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A rejection is always an Error here: Node and the libraries that are used reject with nothing else.
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      // Empty arrow functions stand for "nothing to do" where an interface wants an effect.
      '@typescript-eslint/no-empty-function': 'off',
      // `() => sideEffect()` is plain where the caller ignores the value.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      // Index access is checked by the compiler (noUncheckedIndexedAccess); a wrong `!` would hide it.
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,astro}', 'scripts/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': [
        ...Object.keys(ROOMS).map((room) => ({ type: room, pattern: `src/${room}` })),
        { type: 'scripts', pattern: 'scripts' },
      ],
      'boundaries/root-path': import.meta.dirname,
      'import/resolver': { node: { extensions: ['.ts', '.astro'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...Object.entries(ROOMS).map(([room, others]) => ({
              from: { element: { type: room } },
              allow: { to: { element: { types: { anyOf: [room, ...others] } } } },
            })),
            {
              from: { element: { type: 'scripts' } },
              allow: { to: { element: { types: { anyOf: [...Object.keys(ROOMS), 'scripts'] } } } },
            },
            { allow: { to: { module: { origin: ['external', 'core'] } } } },
          ],
        },
      ],
    },
  },
  {
    // Only the commands know what time it is: everything else is given it.
    files: ['src/**/*.{ts,astro}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time as an argument.' },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Take the time as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Take a seeded generator as an argument.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // Answers of stand-ins and parsed outputs are looked at without a schema on purpose.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
