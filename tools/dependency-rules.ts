// Who may import whom. Each rule is seen to fail on a planted import in dependency-rules.test.ts.
// @swc/core must stay installed and named below: with TypeScript 7 the default parser sees no .ts file at all.
import type { IConfiguration } from 'dependency-cruiser'

const feature = '^server/src/features/([^/]+)/'

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'A cycle has no first file to read. Cycles of types alone are allowed: they vanish when the program runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'Features stand on the platform, never the other way round.',
      severity: 'error',
      from: { path: '^server/src/platform/', pathNot: ['\\.test\\.ts$', '/testing'] },
      to: { path: '^server/src/(features/|features\\.ts|app\\.ts|main\\.ts|cli/)' },
    },
    {
      name: 'features-meet-at-exports',
      comment:
        'What a feature lends to others stands in its exports.ts, the pure part in exports.rules.ts. Tests share the worlds of testing.ts.',
      severity: 'error',
      from: { path: feature, pathNot: '\\.test\\.ts$' },
      to: { path: feature, pathNot: ['^server/src/features/$1/', '/exports(\\.rules)?\\.ts$'] },
    },
    {
      name: 'outside-sees-feature-or-exports',
      comment: 'The list of features and the program see a feature’s contents page and its exports only.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: feature },
      to: { path: feature, pathNot: '/(feature|exports(\\.rules)?)\\.ts$' },
    },
    {
      name: 'nobody-imports-statistics-or-admin',
      comment: 'They look at everything; nothing may come to depend on what they see.',
      severity: 'error',
      from: {
        path: '^server/src/',
        pathNot: ['^server/src/features/(statistics|admin)/', '^server/src/(features|app)\\.ts$'],
      },
      to: { path: '^server/src/features/(statistics|admin)/' },
    },
    {
      name: 'protocol-is-a-leaf',
      comment: 'The contract imports nothing of ours: a stranger may build a client from it alone.',
      severity: 'error',
      from: { path: '^protocol/' },
      to: { path: '^(server|web|tests|tools|bench)/' },
    },
    {
      name: 'web-and-server-never-meet',
      comment: 'They share the contract and nothing else.',
      severity: 'error',
      from: { path: '^(web|server)/' },
      to: { path: '^(web|server)/', pathNot: '^$1/' },
    },
    {
      name: 'web-platform-knows-no-feature',
      comment: 'Screens stand on the client’s platform, never the other way round.',
      severity: 'error',
      from: { path: '^web/src/platform/' },
      to: { path: '^web/src/features/' },
    },
    {
      name: 'ui-knows-nothing-of-school',
      comment: 'Buttons and fields are for any product: no features, no contract.',
      severity: 'error',
      from: { path: '^web/src/ui/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(web/src/features/|web/src/platform/(store|sync|api)/|protocol/)' },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'What people run does not import tests, benches or development dependencies.',
      severity: 'error',
      from: { path: '^(protocol|server|web)/src/', pathNot: ['\\.test\\.tsx?$', '/testing'] },
      to: { path: ['\\.test\\.tsx?$', '/testing', '^(tests|bench|tools)/'] },
    },
    {
      name: 'everything-resolves',
      comment: 'A name that leads nowhere hides every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?(raw|url|worker|inline)$'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: ['^web/dist/', '\\.css$'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
} satisfies IConfiguration
