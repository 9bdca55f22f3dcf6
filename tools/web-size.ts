/**
 * Prints what the first screen costs and fails above the budget: `node tools/web-size.ts`, after `npm run build:web`.
 * Counted: compressed JavaScript (gzip -9, as a browser would fetch it) of the entry, the page at `/`, the texts of one
 * language and the layer of menus and toasts, with all they import statically.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const BUDGET_BYTES = 150_000
const AIM_BYTES = 90_000

interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}

type Manifest = Record<string, Chunk>

const web = new URL('../web/', import.meta.url)

if (process.argv[1] === import.meta.filename && !reportFirstLoad(new URL('dist', web).pathname)) process.exit(1)

/** Prints the sizes of a build in `dist`; false when it is over the budget, missing or no longer understood. */
export function reportFirstLoad(dist: string): boolean {
  const manifestFile = join(dist, '.vite/manifest.json')
  if (!existsSync(manifestFile)) return refuse('The web client is not built: run `npm run build:web` first.')
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
  const roots = ['index.html', 'src/catalogue/first.ru.ts', 'src/ui/layers.tsx', ...pageOfChats()]
  const unknown = roots.find((key) => !manifest[key])
  if (unknown) return refuse(`The build has no chunk for ${unknown}: tools/web-size.ts must learn its new name.`)

  const chunks = withImports(manifest, roots)
  const scripts = [...chunks].map(({ file }) => ({ file, ...sizeOf(dist, file) })).sort((a, b) => b.gzip - a.gzip)
  const styles = [...new Set([...chunks].flatMap((chunk) => chunk.css ?? []))]
  const total = sum(scripts.map((script) => script.gzip))

  for (const { file, gzip } of scripts) console.log(`${kilobytes(gzip).padStart(8)} kB  ${file}`)
  console.log(
    `First load: ${kilobytes(total)} kB of JavaScript with gzip, ${kilobytes(sum(scripts.map((script) => script.brotli)))} kB with brotli`,
  )
  console.log(
    `            ${kilobytes(sum(styles.map((file) => sizeOf(dist, file).gzip)))} kB of styles; ` +
      `budget ${kilobytes(BUDGET_BYTES)} kB, aim ${kilobytes(AIM_BYTES)} kB`,
  )
  if (total <= BUDGET_BYTES) return true
  return refuse(
    `The first load is ${kilobytes(total - BUDGET_BYTES)} kB over its budget: load something later (import()) or do without it.`,
  )
}

/** The page that routes.tsx loads for `/`; none before there is one. */
function pageOfChats(): string[] {
  const routes = readFileSync(new URL('src/routes.tsx', web), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const page = /\[\s*'\/'[\s\S]*?import\('\.\/([^']+)'\)/.exec(routes)?.[1]
  return page ? [`src/${page}`] : []
}

function withImports(manifest: Manifest, keys: readonly string[], found = new Set<Chunk>()): Set<Chunk> {
  for (const key of keys) {
    const chunk = manifest[key]
    if (!chunk || found.has(chunk)) continue
    found.add(chunk)
    withImports(manifest, chunk.imports ?? [], found)
  }
  return found
}

function sizeOf(dist: string, file: string): { gzip: number; brotli: number } {
  const bytes = readFileSync(join(dist, file))
  return { gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}

function refuse(reason: string): false {
  console.error(reason)
  return false
}
