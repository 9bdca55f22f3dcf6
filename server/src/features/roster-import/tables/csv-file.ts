import { refuse } from '../roster-import.refusals.ts'
import { csvBatches, detectSeparator } from './csv.ts'
import { decode, detectEncoding, findGarbled } from './encoding.rules.ts'
import type { TableFile } from './table.ts'

export type CsvOptions = { encoding?: string | undefined; separator?: string | undefined }

/** Opens a CSV file. Throws `encoding_doubtful` when the letters come out wrong, also with an encoding said by hand. */
export function openCsv(bytes: Uint8Array, options: CsvOptions = {}): TableFile {
  const encoding = options.encoding?.toLowerCase() ?? detectEncoding(bytes)
  const text = decoded(bytes, encoding)
  const garbled = findGarbled(text)
  if (garbled) throw refuse.encoding_doubtful({ ...garbled, encoding })
  const separator = options.separator ?? detectSeparator(text)
  async function* rows() {
    yield* csvBatches(text, separator)
  }
  return { format: 'csv', encoding, separator, date1904: false, sheets: [{ name: '', merges: [], rows }] }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return decode(bytes, encoding)
  } catch (error) {
    if (error instanceof RangeError) throw refuse.unknown_encoding({ encoding })
    throw error
  }
}
