import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Flags for tests: no sandbox in containers and as root, no talking to the network on its own. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The system's Chromium, else the one that Playwright installed, else undefined. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const installed = names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((path) => existsSync(path))
  return [...installed, chromium.executablePath()].find(answers)
}

/** Finds a browser or installs one: as root on Debian from its packages, else Playwright's own. Throws what to do. */
export function ensureChromium(): string {
  const found = findChromium() ?? installFromDebian() ?? installFromPlaywright()
  if (found) return found
  throw new Error(
    'No Chromium: install it (Debian, Ubuntu: apt-get install chromium) or run npx playwright install --with-deps chromium',
  )
}

function answers(path: string): boolean {
  return (
    existsSync(path) &&
    spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000 }).status === 0
  )
}

function installFromDebian(): string | undefined {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return undefined
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  console.log('Installing Chromium from the system’s packages')
  const install = ['install', '-y', '--no-install-recommends', 'chromium']
  for (const args of [install, ['update'], install]) {
    if (spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0 && args === install)
      break
  }
  return findChromium()
}

function installFromPlaywright(): string | undefined {
  console.log('Installing the Chromium of Playwright')
  const cli = join(import.meta.dirname, '../node_modules/@playwright/test/cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' })
  return findChromium()
}
