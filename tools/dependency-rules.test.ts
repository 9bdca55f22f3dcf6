import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import rules from './dependency-rules.ts'

const root = join(import.meta.dirname, '..')

const leaf = 'export type Thing = string\nexport const thing = 1\n'
const importType = (path: string): string =>
  `import type { Thing } from '${path}'\nexport const thing: Thing | null = null\n`
const importValue = (path: string): string =>
  `import { thing } from '${path}'\nexport const other = (): unknown => thing\n`

/** For each rule: one import that breaks it, and where it stands. */
const planted: Record<string, { file: string; text: string }> = {
  'no-cycles': {
    file: 'server/src/platform/circle.ts',
    text: `export { other } from './circle-back.ts'\nexport const thing = 1\n`,
  },
  'platform-knows-no-feature': {
    file: 'server/src/platform/handle.ts',
    text: importType('#server/features/messages/exports.ts'),
  },
  'features-meet-at-exports': {
    file: 'server/src/features/classes/add-class.ts',
    text: importType('../messages/messages.queries.ts'),
  },
  'outside-sees-feature-or-exports': {
    file: 'server/src/cli/verbs.ts',
    text: importValue('#server/features/messages/messages.queries.ts'),
  },
  'nobody-imports-statistics-or-admin': {
    file: 'server/src/features/classes/list-classes.ts',
    text: importValue('../statistics/exports.ts'),
  },
  'protocol-is-a-leaf': { file: 'protocol/src/classes.ts', text: importType('#server/config.ts') },
  'web-and-server-never-meet': {
    file: 'web/src/features/sign-in.tsx',
    text: importType('../../../server/src/config.ts'),
  },
  'web-platform-knows-no-feature': {
    file: 'web/src/platform/store/apply.ts',
    text: importType('../../features/timeline.tsx'),
  },
  'ui-knows-nothing-of-school': {
    file: 'web/src/ui/button.tsx',
    text: importType('../../../protocol/src/messages.ts'),
  },
  'no-tests-in-the-product': { file: 'server/src/platform/clock.ts', text: importValue('./testing.ts') },
  'everything-resolves': { file: 'server/src/platform/ids.ts', text: importType('#server/platform/missing.ts') },
}

const allowed: Record<string, string> = {
  'server/src/features/roster/import-roster.ts': `${importType('../messages/exports.ts')}export * from '#protocol/messages.ts'\n`,
  'server/src/features.ts': importValue('./features/statistics/exports.ts'),
}

const leaves = [
  'protocol/src/messages.ts',
  'server/src/config.ts',
  'server/src/features/messages/exports.ts',
  'server/src/features/messages/messages.queries.ts',
  'server/src/features/statistics/exports.ts',
  'server/src/platform/testing.ts',
  'web/src/features/timeline.tsx',
]

let folder: string
let found: { from: string; to: string; rule: { name: string } }[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'peremena-rules-'))
  write(
    'package.json',
    JSON.stringify({ type: 'module', imports: { '#protocol/*': './protocol/src/*', '#server/*': './server/src/*' } }),
  )
  for (const { file, text } of Object.values(planted)) write(file, text)
  for (const [file, text] of Object.entries(allowed)) write(file, text)
  for (const file of leaves) write(file, leaf)
  write('server/src/platform/circle-back.ts', importValue('./circle.ts'))
  found = cruise()
})

afterAll(() => rmSync(folder, { recursive: true }))

test('every rule about imports is seen to fail here', () => {
  expect(Object.keys(planted).sort()).toEqual(rules.forbidden.map(({ name }) => name).sort())
})

test.for(Object.entries(planted))('a broken rule is seen: %s', ([rule, { file }]) => {
  const here = found.filter(({ from, to }) => from === file || to === file)
  expect(here.map((violation) => violation.rule.name)).toContain(rule)
})

test('what the rules allow passes', () => {
  expect(found.filter(({ from }) => from in allowed)).toEqual([])
})

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

function cruise(): typeof found {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [
    program,
    '--config',
    join(root, 'tools/dependency-rules.ts'),
    '--output-type',
    'json',
    'protocol',
    'server',
    'web',
  ]
  const json = execFileSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return (JSON.parse(json) as { summary: { violations: typeof found } }).summary.violations
}
