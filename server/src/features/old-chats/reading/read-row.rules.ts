import { foreignMessengers } from '#protocol/foreign-messengers.ts'
import type { OldChatKind, OldChatMessenger, OldChatOwnOf } from '#protocol/old-chats.ts'
import { isChatLink, keptOf, messengerOfLink, tidy } from '../about-chat.rules.ts'
import type { OldChatField } from './columns.rules.ts'
import { kindWords, otherMessenger, ownOfWords } from './words.ts'

export type Place = { sheet: string; line: number }

/** What a row says, as it is written. */
export type SaidTexts = Partial<Record<OldChatField, string>>

export type ReadChat = Place & {
  messenger: OldChatMessenger
  name: string
  kind: OldChatKind
  ownOf: OldChatOwnOf
  owner: string
  peopleCount: number | null
  link: string
}

export type ProblemCode =
  | 'name_missing'
  | 'messenger_missing'
  | 'messenger_unknown'
  | 'kind_unknown'
  | 'own_unknown'
  | 'count_wrong'
  | 'link_wrong'
  | 'too_long'

export type Problem = Place & {
  field: OldChatField
  code: ProblemCode
  value: string
  /** What the row calls the chat. */
  name: string
  /** The chat may be taken all the same, without what this cell says. */
  taken: boolean
}

type Complaint = Pick<Problem, 'field' | 'code' | 'value' | 'taken'>

const lengthMax = { name: 200, owner: 200, link: 500 } as const
const peopleMax = 1_000_000

/** One row as a chat. A cell that cannot be understood is named; only without name or messenger nothing is left to take. */
export function readRow(place: Place, said: SaidTexts): { chat: ReadChat | undefined; problems: Problem[] } {
  const complaints: Complaint[] = []
  const text = (field: OldChatField) => tidy(said[field] ?? '')
  const complain = (field: OldChatField, code: ProblemCode, taken = true) =>
    void complaints.push({ field, code, value: text(field).slice(0, 80), taken })
  const short = (field: 'name' | 'owner' | 'link') => {
    if (text(field).length <= lengthMax[field]) return text(field)
    complain(field, 'too_long', field !== 'name')
    return ''
  }
  const name = short('name')
  if (text('name') === '') complain('name', 'name_missing', false)
  const link = linkOf(short('link'), () => complain('link', 'link_wrong'))
  const messenger = messengerSaid(text('messenger')) ?? messengerOfLink(link)
  if (!messenger) complain('messenger', text('messenger') === '' ? 'messenger_missing' : 'messenger_unknown', false)
  const about = {
    kind: wordOf(kinds, text('kind'), () => complain('kind', 'kind_unknown')) ?? 'other',
    ownOf: wordOf(owns, text('ownOf'), () => complain('ownOf', 'own_unknown', false)) ?? 'organisation',
    peopleCount: countOf(text('peopleCount'), () => complain('peopleCount', 'count_wrong')),
  }
  const isTaken = complaints.every(({ taken }) => taken)
  const problems = complaints.map((one) => ({ ...place, name: text('name'), ...one, taken: isTaken }))
  if (!isTaken || !messenger) return { chat: undefined, problems }
  const kept = keptOf(about.ownOf, { owner: short('owner'), link })
  return { chat: { ...place, messenger, name, ...about, owner: kept.owner, link: kept.link }, problems }
}

/** «Ватсап», «WhatsApp (группа)», «Telegram-канал»: the first word that names one. */
export function messengerSaid(text: string): OldChatMessenger | undefined {
  const words = plain(text)
  if (words === '') return undefined
  const names = foreignMessengers.messengers.flatMap(({ code, name, words: more }) =>
    [plain(name), code, ...more].map((word) => ({ code, word })),
  )
  const found = names.find(({ word }) => words === word || words.startsWith(`${word} `))
  if (found) return found.code
  const isOther = otherWords.some((word) => words === word || words.startsWith(`${word} `))
  return isOther ? 'other' : undefined
}

const otherWords = [...Object.values(otherMessenger), 'другое', 'иной', 'иное', 'vk', 'вк', 'вконтакте', 'max', 'макс']

const kinds: Record<OldChatKind, readonly string[]> = {
  staff: [...Object.values(kindWords.staff), 'сотрудник', 'педагог', 'учител', 'коллектив', 'работник', 'воспитател'],
  guardians: [...Object.values(kindWords.guardians), 'родител', 'законн', 'guardian'],
  pupils: [...Object.values(kindWords.pupils), 'ученик', 'учащи', 'дет', 'обучающ', 'pupil', 'student'],
  club: [...Object.values(kindWords.club), 'круж', 'секци', 'объединен', 'club'],
  channel: [...Object.values(kindWords.channel), 'канал', 'новост', 'объявлен'],
  other: [...Object.values(kindWords.other), 'друг', 'прочее', 'иное'],
}

const owns: Record<OldChatOwnOf, readonly string[]> = {
  organisation: [...Object.values(ownOfWords.organisation), 'организац', 'школ', 'служебн', 'учрежден', 'сад', 'класс'],
  parents: [...Object.values(ownOfWords.parents), 'родител', 'личн', 'parent'],
}

/** What a word begins with decides; an empty cell says nothing, and what is not understood is complained of. */
function wordOf<T extends string>(
  known: Record<T, readonly string[]>,
  text: string,
  complain: () => void,
): T | undefined {
  const words = plain(text)
  if (words === '') return undefined
  const found = (Object.keys(known) as T[]).find((key) => known[key].some((word) => words.startsWith(word)))
  if (!found) complain()
  return found
}

function countOf(text: string, complain: () => void): number | null {
  const digits = text.replace(/\s/g, '').replace(/(?:чел(?:овек[а]?)?\.?|people)$/iu, '')
  if (digits === '') return null
  if (/^\d{1,7}$/.test(digits) && Number(digits) <= peopleMax) return Number(digits)
  complain()
  return null
}

function linkOf(text: string, complain: () => void): string {
  if (text === '' || /^(?:[-–—]+|нет|no|none)$/iu.test(text)) return ''
  if (isChatLink(text)) return text
  complain()
  return ''
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
