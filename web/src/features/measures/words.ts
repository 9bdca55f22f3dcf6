import type { Measure } from '#protocol/measures.ts'
import { texts } from '../../platform/i18n/index.ts'
import { shareWords } from '../indicators/words.ts'
import { measureTexts } from './texts.ts'

/** «75 % → 92 %, показатель вырос»; where numbers are hidden, only which way it went. */
export function movementWords({ before, after, moved }: Pick<Measure, 'before' | 'after' | 'moved'>): string {
  const t = texts(measureTexts)
  const last = after.at(-1)?.value
  if (before.hidden || before.denominator === 0) return t.moved[moved]
  const numbers = last && !last.hidden ? t.from(shareWords(before), shareWords(last)) : shareWords(before)
  return `${numbers}, ${t.moved[moved]}`
}

/** «СОШ № 12, Кизлярский район»; the office that everybody stands under is not repeated. */
export function placeWords({ organisation: { shortName, parentShortName } }: Measure, under: string): string {
  return parentShortName === '' || parentShortName === under ? shortName : `${shortName}, ${parentShortName}`
}
