import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

const part = 'xl/styles.xml'

/** Which cell styles show a number as a date: their indexes in `cellXfs`. */
export async function readDateStyles(zip: Zip): Promise<ReadonlySet<number>> {
  const dates = new Set<number>()
  if (!zip.has(part)) return dates
  const ownFormats = new Map<number, string>()
  let inCellStyles = false
  let index = 0
  await readXml(zip, part, {
    open(name, attributes) {
      if (name === 'numFmt') ownFormats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) {
        if (isDateFormat(Number(attributes.numFmtId ?? 0), ownFormats)) dates.add(index)
        index++
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return dates
}

/** Built-in formats by number: ECMA-376 part 1, 18.8.30; the others are dates when they show a day, month or year. */
function isDateFormat(id: number, ownFormats: ReadonlyMap<number, string>): boolean {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return true
  const format = ownFormats.get(id)
  if (format === undefined) return false
  return /[dmyдмг]/i.test(format.replace(/\\.|"[^"]*"|\[[^\]]*\]|General|Основной/g, ''))
}
