// A registry that mirrors only some platforms makes `npm install` write a lock file without the others' optional packages,
// and `npm ci` then refuses that lock file. This adds what the packages themselves ask for: name, version, platform.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Entry = {
  version: string
  os?: string[]
  cpu?: string[]
  libc?: string[]
  dev?: boolean
  optional?: boolean
  optionalDependencies?: Record<string, string>
}
type Lock = { packages: Record<string, Entry> }

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'windows',
]
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']

/** The entries that the lock file lacks, by their place in node_modules. */
export function missingEntries(lock: Lock): Record<string, Entry> {
  const missing: Record<string, Entry> = {}
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const present = [`${place}/node_modules/${name}`, `node_modules/${name}`].some((at) => at in lock.packages)
      const platform = platformOf(name)
      if (present || !platform || !/^\d/.test(version)) continue
      missing[`node_modules/${name}`] = { version, ...platform, ...(dev ? { dev } : {}), optional: true }
    }
  }
  return missing
}

/** `@oxlint/binding-linux-x64-musl` is for `{ os: ['linux'], cpu: ['x64'], libc: ['musl'] }`. */
export function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> | undefined {
  const words = name.split(/[-/]/)
  const os = words.find((word) => systems.includes(word))
  const cpu = words.find((word) => processors.includes(word))
  if (!os || !cpu) return undefined
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc'
  const platform = { os: [os === 'windows' ? 'win32' : os], cpu: [cpu] }
  return os === 'linux' && words.some((word) => /^(musl|gnu)/.test(word)) ? { ...platform, libc: [libc] } : platform
}

if (import.meta.main) {
  const path = join(import.meta.dirname, '../package-lock.json')
  const lock = JSON.parse(readFileSync(path, 'utf8')) as Lock
  const missing = missingEntries(lock)
  const sorted = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
  console.log(`${Object.keys(missing).length} packages of other platforms added to package-lock.json`)
}
