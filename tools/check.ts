// npm test: everything that has to hold. Closes with a line «N passed, N failed»; exits with 1 when anything failed.
// Names of checks as arguments run only these: npm test -- knip vitest
import { program, type Check, type Outcome } from './check-run.ts'
import { journeys, vitest } from './check-tests.ts'

const bin = 'node_modules'
const checks: Check[] = [
  program('types of server and tools', `${bin}/typescript/bin/tsc`, '-p', 'tsconfig.json'),
  program('types of the web client', `${bin}/typescript/bin/tsc`, '-p', 'web/tsconfig.json'),
  program('oxlint', `${bin}/oxlint/bin/oxlint`, '--type-aware', '--report-unused-disable-directives'),
  program('oxfmt', `${bin}/oxfmt/bin/oxfmt`, '--check'),
  program(
    'who imports whom',
    `${bin}/dependency-cruiser/bin/dependency-cruiser.mjs`,
    '--config',
    'tools/dependency-rules.ts',
    'protocol',
    'server',
    'web',
    'tools',
    'tests',
    'bench',
  ),
  program('knip', `${bin}/knip/bin/knip.js`, '--no-progress', '--no-config-hints'),
  program('generated files', 'tools/generate.ts', '--check'),
  program('web client and its size', 'tools/build-web.ts'),
  vitest,
  journeys,
]

const total = { passed: 0, failed: 0, skipped: 0 }
for (const check of chosen(process.argv.slice(2))) await runCheck(check)
if (total.skipped > 0) console.log(`${total.skipped} skipped`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

function chosen(names: string[]): Check[] {
  const found = checks.filter(({ title }) => names.length === 0 || names.some((name) => title.includes(name)))
  if (found.length === 0)
    throw new Error(`no check is named ${names.join(', ')}: ${checks.map(({ title }) => title).join(', ')}`)
  return found
}

async function runCheck(check: Check): Promise<void> {
  const begun = performance.now()
  const { output, ...outcome } = await check.run().catch(asFailure)
  total.passed += outcome.passed
  total.failed += outcome.failed
  total.skipped += outcome.skipped ?? 0
  const time = `${((performance.now() - begun) / 1000).toFixed(1)} s`
  console.log(`${outcome.failed === 0 ? 'ok    ' : 'FAILED'} ${check.title} (${time})`)
  if (outcome.failed > 0 || check.title.includes('size')) console.log(output.trimEnd())
}

function asFailure(error: unknown): Outcome & { output: string } {
  return { passed: 0, failed: 1, output: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
