import type { IndicatorValue } from '#protocol/indicators.ts'
import { texts } from '../../platform/i18n/index.ts'
import { changeWords } from '../indicators/words.ts'
import { changeOf } from '../indicators/values.rules.ts'
import { reportTexts } from './texts.ts'

/** «+4,2 п. п.», «без изменений»; empty where weeks cannot be compared. On paper nothing is left to guess. */
export function movedWords(value: IndicatorValue, before: IndicatorValue | null): string {
  return changeOf(value, before) === 0 ? texts(reportTexts).same : changeWords(value, before, true)
}
