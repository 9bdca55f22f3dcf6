import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { refuseStart } from '#server/start-refusal.ts'

export type Keys = {
  /** A 32-byte key for one purpose; the same purpose gives the same key as long as the key file lives. */
  deriveKey(purpose: string): Buffer
}

const KEY_BYTES = 32

/**
 * Opens the master key, making it at the first start (readable by its owner only). The data folder remembers a
 * fingerprint: where the key of existing data is missing or another one, a silent new key would make sealed data
 * unreadable, so this throws a `StartRefusal` instead.
 */
export function openKeys(keyFile: string, dataFolder: string): Keys {
  const fingerprintFile = join(dataFolder, 'key-fingerprint')
  const known = existsSync(fingerprintFile)
    ? Buffer.from(readFileSync(fingerprintFile, 'utf8').trim(), 'hex')
    : undefined
  const master = existsSync(keyFile) ? readKey(keyFile) : makeKey(keyFile, known !== undefined)
  const fingerprint = createHmac('sha256', master).update('peremena key fingerprint').digest()
  if (known && !(known.length === fingerprint.length && timingSafeEqual(known, fingerprint))) refuseOther(keyFile)
  if (!known) writeFileSync(fingerprintFile, `${fingerprint.toString('hex')}\n`, { mode: 0o600 })
  return keysFrom(master)
}

/** Keys of a master key in memory: for tests. */
export function keysFrom(master: Buffer): Keys {
  return { deriveKey: (purpose) => Buffer.from(hkdfSync('sha256', master, '', `peremena ${purpose}`, KEY_BYTES)) }
}

function readKey(keyFile: string): Buffer {
  const key = Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'hex')
  if (key.length === KEY_BYTES) return key
  return refuseStart(
    `Файл ключа ${keyFile} испорчен: верните его из копии (нужно 64 шестнадцатеричных знака).`,
    `The key file ${keyFile} is damaged: restore it from a copy (it holds 64 hexadecimal digits).`,
  )
}

function makeKey(keyFile: string, isMissing: boolean): Buffer {
  if (isMissing) {
    refuseStart(
      `Нет файла ключа ${keyFile}, а данные с ним уже есть: верните файл из копии или укажите его в PEREMENA_KEY_FILE.`,
      `The key file ${keyFile} is missing, but there is data made with it: restore it from a copy or name it in PEREMENA_KEY_FILE.`,
    )
  }
  const key = randomBytes(KEY_BYTES)
  try {
    mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 })
    writeFileSync(keyFile, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    refuseStart(
      `Файл ключа ${keyFile} нельзя создать (${code}): дайте права или задайте другое место в PEREMENA_KEY_FILE.`,
      `The key file ${keyFile} cannot be made (${code}): give permission or choose another place in PEREMENA_KEY_FILE.`,
    )
  }
  return key
}

function refuseOther(keyFile: string): never {
  return refuseStart(
    `Ключ в ${keyFile} не от этих данных: укажите верный файл в PEREMENA_KEY_FILE.`,
    `The key in ${keyFile} does not belong to this data: name the right file in PEREMENA_KEY_FILE.`,
  )
}
