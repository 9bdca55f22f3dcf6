// How much JavaScript a first visit loads, compressed: the entry, what it imports at once, and its Russian texts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export const FIRST_LOAD_BYTES_MAX = 150_000

type Chunk = { file: string; isEntry?: boolean; imports?: string[] }

/** Prints the sizes; answers whether they are within the budget. */
export function reportFirstLoad(dist: string): boolean {
  const files = firstLoad(dist)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  for (const file of files) console.log(`${inKb(file.bytes).padStart(8)} kB  ${file.file}`)
  console.log(`First load: ${inKb(bytes)} kB of compressed JavaScript (at most ${FIRST_LOAD_BYTES_MAX / 1000} kB)`)
  return bytes <= FIRST_LOAD_BYTES_MAX
}

/** The files of a first load with their compressed sizes in bytes, from the manifest that the build leaves. */
export function firstLoad(dist: string): { file: string; bytes: number }[] {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const roots = Object.keys(manifest).filter((key) => manifest[key]?.isEntry || key.endsWith('catalogue.ru.ts'))
  const files = new Set(['boot.js', ...reach(manifest, roots).map((chunk) => chunk.file)])
  return [...files].map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length }))
}

function reach(manifest: Record<string, Chunk>, roots: string[]): Chunk[] {
  const seen = new Set<string>()
  const visit = (key: string): void => {
    if (seen.has(key)) return
    seen.add(key)
    manifest[key]?.imports?.forEach(visit)
  }
  roots.forEach(visit)
  return [...seen].flatMap((key) => manifest[key] ?? []).filter((chunk) => chunk.file.endsWith('.js'))
}

function inKb(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
