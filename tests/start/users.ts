import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { User } from './process.ts'

const root = join(import.meta.dirname, '../..')

/** An ordinary user of the machine, if we are root and the user may read this clone; undefined otherwise. */
export const ordinary: User = findOrdinary()

/** Whoever runs the tests, and beside root an ordinary user. */
export const users: [string, User][] = [
  [process.getuid?.() === 0 ? 'root' : 'an ordinary user', undefined],
  ...(ordinary ? ([['an ordinary user', ordinary]] as [string, User][]) : []),
]

function findOrdinary(): User {
  if (process.getuid?.() !== 0) return undefined
  const row = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody')
  if (!row) return undefined
  const user = { uid: Number(row[2]), gid: Number(row[3]) }
  const mayRead = spawnSync(
    'sh',
    ['-c', 'test -r "$1" && exec "$2" --version', 'sh', join(root, 'package.json'), process.execPath],
    { ...user, cwd: '/' },
  )
  return mayRead.status === 0 ? user : undefined
}
