import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.ts'
import { runNode, type Check, type Outcome } from './check-run.ts'

/** Rules, commands against a real PostgreSQL, rights, convergence, starting: everything that needs no browser. */
export const vitest: Check = {
  title: 'vitest',
  run: () =>
    withReport(
      (file) => [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ],
      countVitest,
    ),
}

/** Journeys in a real browser. */
export const journeys: Check = {
  title: 'playwright',
  run() {
    ensureChromium()
    return withReport(() => ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], countPlaywright)
  },
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** A file that fails before its first test runs counts as one failure. */
export function countVitest(report: VitestReport): Outcome {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests,
  }
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

/** An error outside any test (a file that does not load) counts as one failure. What needed a second try is in the list. */
export function countPlaywright({ stats, errors }: PlaywrightReport): Outcome {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped }
}

async function withReport<R>(
  args: (file: string) => string[],
  count: (report: R) => Outcome,
): Promise<Outcome & { output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'peremena-check-'))
  const file = join(folder, 'report.json')
  try {
    const { code } = await runNode(args(file), true, { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file })
    const outcome = count(JSON.parse(readFileSync(file, 'utf8')) as R)
    // A runner that fails without a failed test (a crash, no tests at all) must not pass.
    return { ...outcome, failed: outcome.failed || (code === 0 ? 0 : 1), output: '' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
