import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { refuseStart } from '#server/start-refusal.ts'
import { compressFiles } from './compress-files.ts'
import type { Step } from '#server/platform/database/open.ts'

const root = join(import.meta.dirname, '../../..')
const dist = join(root, 'web/dist')
const mark = join(dist, '.built-from')

/** Builds the web client unless the one in web/dist is of exactly these sources. */
export async function ensureWebClient(step: Step): Promise<void> {
  const sources = hashOfSources()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === sources) return
  await step({ ru: 'Веб-клиент собран', en: 'Web client built' }, () => build(sources))
}

/** Built aside and moved into place when complete: a server that runs meanwhile keeps serving the old one. */
async function build(sources: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  if (!existsSync(vite)) refuseWithoutVite()
  const unfinished = join(root, 'node_modules/.cache', `web-client-${process.pid}`)
  makeFolder(unfinished)
  try {
    await runVite(vite, unfinished)
    compressFiles(unfinished)
    writeFileSync(join(unfinished, '.built-from'), sources)
    rmSync(dist, { recursive: true, force: true })
    renameSync(unfinished, dist)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** The program may belong to another user than the one who starts it. */
function makeFolder(folder: string): void {
  try {
    accessSync(join(root, 'web'), constants.W_OK)
    mkdirSync(folder, { recursive: true })
  } catch {
    refuseStart(
      'Веб-клиент надо собрать, а в папку программы писать нельзя: её владелец один раз выполняет npm run build:web.',
      'The web client must be built, but the folder of the program cannot be written to: its owner runs npm run build:web once.',
    )
  }
}

async function runVite(vite: string, outDir: string): Promise<void> {
  const args = [
    vite,
    'build',
    '--config',
    'web/vite.config.ts',
    '--outDir',
    outDir,
    '--emptyOutDir',
    '--logLevel',
    'error',
  ]
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`the web client could not be built:\n${output}`)
}

/** Everything a build depends on: sources, contract, exact versions of the dependencies. */
function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', ...filesIn('web'), ...filesIn('protocol')]) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  return files.filter((file) => !file.startsWith('web/dist/') && !/\.test\.tsx?$/.test(file)).sort()
}

function refuseWithoutVite(): never {
  return refuseStart(
    'Веб-клиент ещё не собран, а средств сборки нет: выполните npm ci --include=dev.',
    'The web client is not built yet, and the build tools are missing: run npm ci --include=dev.',
  )
}
