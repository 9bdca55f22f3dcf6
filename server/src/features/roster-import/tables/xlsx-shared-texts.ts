import { sharedTextMax } from '../limits.ts'
import { refuse } from '../roster-import.refusals.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

const part = 'xl/sharedStrings.xml'

/** The texts that cells point at; a text of several fonts is one text, its phonetic reading is none. */
export async function readSharedTexts(zip: Zip): Promise<readonly string[]> {
  if (!zip.has(part)) return []
  const texts: string[] = []
  let current = ''
  let inText = false
  let inPhonetic = false
  let length = 0
  await readXml(zip, part, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 't') inText = !inPhonetic
      else if (name === 'rPh') inPhonetic = true
    },
    text(text) {
      if (!inText) return
      current += text
      length += text.length
      if (length > sharedTextMax) throw refuse.zip_bomb({ part, megabytes: sharedTextMax / 2 ** 20, ratio: '—' })
    },
    close(name) {
      if (name === 'si') texts.push(unescaped(current))
      else if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
    },
  })
  return texts
}

/** `_x000D_` stands for a sign that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
