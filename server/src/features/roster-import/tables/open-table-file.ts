import { fileBytesMax } from '../limits.ts'
import { refuse } from '../roster-import.refusals.ts'
import { openCsv, type CsvOptions } from './csv-file.ts'
import { openXlsx } from './xlsx-file.ts'
import type { TableFile } from './table.ts'
import { openZip, type Zip } from './zip.ts'

const megabyte = 2 ** 20

export type Opened = { kind: 'table'; file: TableFile } | { kind: 'oneroster'; zip: Zip; folder: string }

/** Opens a file by what it is, whatever its name says. Refuses with one sentence what is no table. */
export async function openTableFile(bytes: Uint8Array, options: CsvOptions = {}): Promise<Opened> {
  if (bytes.length === 0) throw refuse.file_empty()
  if (bytes.length > fileBytesMax) throw refuse.file_too_big({ megabytes: fileBytesMax / megabyte })
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw refuseCompound(bytes)
  if (starts(bytes, [0x50, 0x4b])) return openByParts(await openZip(bytes))
  refuseOtherKinds(bytes, options)
  return { kind: 'table', file: openCsv(bytes, options) }
}

async function openByParts(zip: Zip): Promise<Opened> {
  if (zip.has('xl/workbook.xml')) return { kind: 'table', file: await openXlsx(zip) }
  const users = zip.names.find((name) => /^(?:[^/]+\/)?users\.csv$/i.test(name))
  if (users !== undefined) return { kind: 'oneroster', zip, folder: users.slice(0, -'users.csv'.length) }
  const manifest = zip.names.find((name) => /^(?:[^/]+\/)?manifest\.csv$/i.test(name))
  if (manifest !== undefined) return { kind: 'oneroster', zip, folder: manifest.slice(0, -'manifest.csv'.length) }
  throw refuse.not_a_table({ looksLike: zipKind(zip) })
}

function zipKind({ names }: Zip): string {
  if (names.includes('content.xml')) return 'OpenDocument (ODS)'
  if (names.some((name) => name.startsWith('word/'))) return 'Word (DOCX)'
  if (names.some((name) => name.endsWith('.bin') && name.startsWith('xl/'))) return 'XLSB'
  return 'zip'
}

/** A compound file: an old workbook, or a new one that a password turned into `EncryptedPackage` (MS-OFFCRYPTO 2.3). */
function refuseCompound(bytes: Uint8Array) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return refuse.file_protected()
  const isWorkbook = ['Workbook', 'Book'].some((name) => buffer.includes(Buffer.from(name, 'utf16le')))
  return isWorkbook ? refuse.old_excel() : refuse.not_a_table({ looksLike: 'DOC, MSI, …' })
}

function refuseOtherKinds(bytes: Uint8Array, { encoding }: CsvOptions): void {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096))
  const text = start.toString('latin1')
  if (text.startsWith('%PDF')) throw refuse.not_a_table({ looksLike: 'PDF' })
  if (/^\s*(?:ï»¿)?<(?:!doctype|html|table|\?xml|head|meta)/i.test(text))
    throw refuse.not_a_table({ looksLike: 'HTML/XML' })
  if (text.startsWith('{\\rtf')) throw refuse.not_a_table({ looksLike: 'RTF' })
  const isWide = encoding?.startsWith('utf-16') || start[0] === 0xff || start[0] === 0xfe
  const controls = start.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length
  const zeroes = start.filter((byte) => byte === 0).length
  if (!isWide && controls > start.length / 50 && zeroes < start.length / 8 && controls > zeroes) {
    throw refuse.not_a_table({ looksLike: binary })
  }
  if (!isWide && zeroes > 0 && !looksWide(start)) throw refuse.not_a_table({ looksLike: binary })
}

const binary = 'binary'

/** UTF-16 without a mark: line ends of two bytes. */
function looksWide(start: Buffer): boolean {
  return start.includes(Buffer.from('\n', 'utf16le')) || start.includes(Buffer.from([0, 0x0a]))
}

function starts(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}
