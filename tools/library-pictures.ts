/**
 * Takes the pictures of the instructions from the demo, after `npm run build:web`: `npm run pictures`, or some of them by name:
 * `npm run pictures -- class-sheets`. They are screens of a phone in both languages; one that has hardly changed stays as it is,
 * so that only new screens are committed. Where a system has no font with emoji, boxes stand in their place.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium, type Browser, type Page } from '@playwright/test'
import sharp from 'sharp'
import { chromiumFlags, findChromium } from './chromium.ts'
import { enter, scenes, type Language, type Scene } from './library-scenes.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'server/src/features/library/shipped/pictures')
const port = process.env['PEREMENA_PICTURES_PORT'] ?? '18299'
const address = `http://127.0.0.1:${port}`
const startsWithinMs = 180_000
const screen = { width: 360, height: 560 }
const quality = 60
/** A smaller share of points that differ is the clock of another day, not another screen. Named ones are taken anyway. */
const sameBelow = 0.01

/** What passes by stands on no picture. Text, not a function: it runs in the browser. */
const quiet = `addEventListener('DOMContentLoaded', () => {
  const style = document.createElement('style')
  style.textContent = 'section[aria-live] { display: none !important }'
  document.head.append(style)
})`

const asked = process.argv.slice(2)
const data = mkdtempSync(join(tmpdir(), 'peremena-pictures-'))
const server = startDemo()
const executablePath = findChromium()
const browser = await chromium.launch({ args: chromiumFlags, ...(executablePath ? { executablePath } : {}) })
try {
  await answers(server)
  mkdirSync(folder, { recursive: true })
  for (const scene of scenes.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    for (const language of ['ru', 'en'] as const) await take(browser, scene, language)
  }
} finally {
  await browser.close()
  await stop(server)
  rmSync(data, { recursive: true, force: true })
}

function startDemo(): ChildProcess {
  const env = { ...process.env, PEREMENA_KEY_FILE: `${data}/key` }
  const words = ['bin/peremena.js', 'start', '--demo', '--port', port, '--data', join(data, 'data')]
  return spawn(process.execPath, words, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
}

async function answers(demo: ChildProcess): Promise<void> {
  const until = Date.now() + startsWithinMs
  while (Date.now() < until && demo.exitCode === null) {
    const page = await fetch(`${address}/demo`).catch(() => undefined)
    if (page?.ok) return
    await setTimeout(500)
  }
  throw new Error('the demo did not start')
}

async function stop(demo: ChildProcess): Promise<void> {
  if (demo.exitCode !== null) return
  demo.kill()
  await once(demo, 'exit')
}

async function take(browser: Browser, scene: Scene, language: Language): Promise<void> {
  const context = await browser.newContext({
    ...{ baseURL: address, viewport: screen, deviceScaleFactor: 1.5, hasTouch: true, isMobile: true },
    ...{ locale: language === 'ru' ? 'ru-RU' : 'en-GB', timezoneId: 'Europe/Moscow' },
    ...{ colorScheme: 'light', reducedMotion: 'reduce', bypassCSP: true },
  })
  await context.addInitScript({ content: `localStorage.setItem('peremena.language', '${language}');${quiet}` })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  if (scene.as) await enter(page, scene.as)
  await scene.show(page, language)
  await settle(page)
  await keep(join(folder, `${scene.name}.${language}.webp`), await page.screenshot())
  await context.close()
}

/** Until everything has come that the screen shows. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate('document.fonts.ready')
}

async function keep(file: string, taken: Buffer): Promise<void> {
  const bytes = await sharp(taken).webp({ quality, smartSubsample: true, effort: 6 }).toBuffer()
  if (asked.length === 0 && existsSync(file) && (await differ(readFileSync(file), bytes)) < sameBelow)
    return console.log(`same  ${file}`)
  writeFileSync(file, bytes)
  console.log(`taken ${file}, ${(bytes.length / 1000).toFixed(1)} kB`)
}

/** Share of points that differ visibly; 1 for pictures of another size. */
async function differ(before: Buffer, after: Buffer): Promise<number> {
  const [a, b] = await Promise.all([before, after].map((one) => sharp(one).greyscale().raw().toBuffer()))
  if (!a || !b || a.length !== b.length) return 1
  let points = 0
  for (let at = 0; at < a.length; at++) if (Math.abs(a[at]! - b[at]!) > 40) points++
  return points / a.length
}
