import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openKeys } from './keys.ts'

let folder: string
let keyFile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'peremena-keys-'))
  keyFile = `${folder}.key`
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  rmSync(keyFile, { force: true })
})

test('the key is made once, for its owner only, and gives the same keys ever after', () => {
  const first = openKeys(keyFile, folder).deriveKey('sessions')
  expect(statSync(keyFile).mode & 0o777).toBe(0o600)
  expect(openKeys(keyFile, folder).deriveKey('sessions')).toEqual(first)
  expect(openKeys(keyFile, folder).deriveKey('push')).not.toEqual(first)
})

test('nothing in the data folder tells the key', () => {
  openKeys(keyFile, folder)
  expect(readFileSync(join(folder, 'key-fingerprint'), 'utf8')).not.toContain(readFileSync(keyFile, 'utf8').trim())
})

test('data without its key, with another or a damaged one is not opened', () => {
  openKeys(keyFile, folder)
  rmSync(keyFile)
  expect(() => openKeys(keyFile, folder)).toThrow('missing')
  writeFileSync(keyFile, 'ab'.repeat(32))
  expect(() => openKeys(keyFile, folder)).toThrow('does not belong')
  writeFileSync(keyFile, 'ab')
  expect(() => openKeys(keyFile, folder)).toThrow('damaged')
})
