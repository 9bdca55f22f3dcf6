import { texts } from '../../platform/i18n/index.ts'
import { indicatorTexts } from '../indicators/texts.ts'
import { listedKinds, type Choice } from '../indicators/choice.ts'

/** Names of indicators by code. */
export type Titles = ReadonlyMap<string, string>

/** «отстающие сверху», «по названию»: in which order the lines stand, for paper that was parted from its address. */
export function orderWords({ order, descending }: Choice, titles: Titles): string {
  const t = texts(indicatorTexts).table
  const title = titles.get(order)
  const words = title
    ? descending
      ? t.byShareDown(title)
      : t.byShare(title)
    : order === 'name'
      ? t.byName
      : t.lagFirst
  return lowered(words)
}

/** «Школы, сады; «лицей»; отстают: …»: who was let through. */
export function chosenWords({ text, kinds, lagging }: Choice, titles: Titles): string {
  const t = texts(indicatorTexts).table
  const parts = [
    listedKinds
      .filter((kind) => kinds.includes(kind))
      .map((kind) => lowered(t.kindNames[kind]))
      .join(', '),
    text && t.quoted(text),
    lagging && lowered(t.laggingIn(titles.get(lagging) ?? lagging)),
  ]
  return parts.filter(Boolean).join('; ')
}

function lowered(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1)
}
