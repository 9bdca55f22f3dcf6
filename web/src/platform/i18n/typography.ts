import type { Language } from './language.ts'

const NBSP = '\u00a0'

// A short word stays with the next one («в школе»), a number with its unit («5 мин»), a dash with the word before it.
const shortRussian = /(^|[\s«(„])((?:[а-яё]|не|ни|но|да|на|по|от|до|за|из|со|во|ко|об|их|мы|вы|он) )/giu
const numberAndWord = /(\d) (?=[%₽а-яёa-z])/giu
const dash = / (?=[–—])/g

/** Text as a careful typesetter would leave it. Catalogues pass through it, so authors type plain spaces. */
export function typeset(text: string, language: Language): string {
  const glued = text.replace(numberAndWord, `$1${NBSP}`).replace(dash, NBSP)
  return language === 'ru' ? twice(glued) : glued
}

// Neighbouring short words share a space («и в школе»), which one pass of the pattern cannot see twice.
function twice(text: string): string {
  return glueShort(glueShort(text))
}

function glueShort(text: string): string {
  return text.replace(shortRussian, (_all, before: string, word: string) => before + word.trimEnd() + NBSP)
}
