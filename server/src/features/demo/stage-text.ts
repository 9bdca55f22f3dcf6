import type { Entity } from '#protocol/messages.ts'
import { dateWords, schoolDayAfter, weekdayOf } from './calendar.ts'
import type { Random } from './random.ts'
import type { Person } from './town.ts'

/** Who speaks in a scene, and what its braces stand for: the same sign means the same all through one scene. */
export type SceneCast = {
  at: number
  className: string
  /** Who plays a label of the scene. */
  actors: ReadonlyMap<string, Person>
  /** How an actor is addressed: «Патимат Гаджиевна», «Аминат». */
  addressOf: (person: Person) => string
  /** How a mention shows somebody. */
  nameOf: (person: Person) => string
  /** The child of a guardian who speaks. */
  childOf: (person: Person) => Person | undefined
  /** Somebody of the children, where a scene speaks of `{ученик}` who says nothing. */
  someChild: () => Person
  random: Random
  chosen: Map<string, string>
}

export type Text = { text: string; entities: Entity[] }

/**
 * Fills the braces: `{в+2}` «в четверг», `{г+2}` «четверга», `{д+2}` «26 ноября» (school days ahead), `{№400}` a number up
 * to it, `{каб}`, `{стр}`, `{урок}` in several cases, `{класс}`, `{ребёнок}` of the speaker, `{р:он/она}` by the child,
 * `{label}` an address, `{label:он/она}` by that person, `{он/она}` by the speaker, `{одно|другое}` by chance. `@label` is a
 * mention, `@все` of everybody; `**bold**`; lines that begin with `- ` are items of a list.
 */
export function stageText(source: string, speaker: Person, cast: SceneCast): Text {
  const out: Text = { text: '', entities: [] }
  for (const [index, line] of source.split('\n').entries()) {
    if (index > 0) out.text += '\n'
    const isItem = line.startsWith('- ')
    const offset = out.text.length
    if (isItem) out.text += '• '
    append(out, isItem ? line.slice(2) : line, speaker, cast)
    if (isItem) out.entities.push({ type: 'list_item', offset, length: out.text.length - offset })
  }
  return { text: out.text, entities: out.entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) }
}

const pieces = /\{([^}]+)\}|@([а-яё]+\d*)|\*\*(.+?)\*\*/gu

function append(out: Text, source: string, speaker: Person, cast: SceneCast): void {
  let from = 0
  for (const match of source.matchAll(pieces)) {
    const [whole, slot, mention, bold] = match
    out.text += source.slice(from, match.index)
    from = match.index + whole.length
    const offset = out.text.length
    if (slot !== undefined) out.text += beginning(out.text, filled(slot, speaker, cast))
    else if (bold !== undefined) append(out, bold, speaker, cast)
    else out.text += `@${mention === 'все' ? 'все' : cast.nameOf(actor(mention!, cast))}`
    const length = out.text.length - offset
    if (bold !== undefined) out.entities.push({ type: 'bold', offset, length })
    if (mention === 'все') out.entities.push({ type: 'mention_all', offset, length })
    else if (mention !== undefined)
      out.entities.push({ type: 'mention', offset, length, personId: actor(mention, cast).id })
  }
  out.text += source.slice(from)
}

/** What stands at the beginning of a sentence gets its capital. */
function beginning(before: string, text: string): string {
  return /(^|[.!?]\s)$/.test(before) ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

function actor(label: string, { actors }: SceneCast): Person {
  const person = actors.get(label)
  if (!person) throw new Error(`nobody plays ${label}`)
  return person
}

function filled(slot: string, speaker: Person, cast: SceneCast): string {
  const [, label, forms] = /^([а-яё]+\d*):(.+)$/u.exec(slot) ?? []
  if (forms !== undefined) return formFor(forms, personFor(label!, speaker, cast))
  if (slot.includes('|')) return remembered(slot, cast, () => cast.random.pick(slot.split('|')))
  if (slot.includes('/')) return formFor(slot, speaker)
  const day = /^([вгд])\+(\d)$/.exec(slot)
  if (day) return dayWords(day[1]!, schoolDayAfter(cast.at, Number(day[2])))
  if (slot === 'класс') return cast.className
  if (slot === 'ребёнок') return personFor('р', speaker, cast).givenName
  return numberOrLesson(slot, cast) ?? cast.addressOf(personFor(slot, speaker, cast))
}

function formFor(forms: string, { sex }: Person): string {
  const [male = '', female = ''] = forms.split('/')
  return sex === 'male' ? male : female
}

const stood = new WeakMap<SceneCast, Person>()

/** Whom a sign means: the speaker's child, somebody in the scene, or a child of whom it only speaks. */
function personFor(label: string, speaker: Person, cast: SceneCast): Person {
  const playing = cast.actors.get(label)
  if (playing) return playing
  const own = label === 'р' ? cast.childOf(speaker) : undefined
  if (own) return own
  if (label !== 'р' && label !== 'ученик') throw new Error(`nobody plays ${label}`)
  const child = stood.get(cast) ?? cast.someChild()
  stood.set(cast, child)
  return child
}

const weekdays = [
  ['в воскресенье', 'воскресенья'],
  ['в понедельник', 'понедельника'],
  ['во вторник', 'вторника'],
  ['в среду', 'среды'],
  ['в четверг', 'четверга'],
  ['в пятницу', 'пятницы'],
  ['в субботу', 'субботы'],
] as const

function dayWords(form: string, day: number): string {
  if (form === 'д') return dateWords(day)
  return weekdays[weekdayOf(day)]![form === 'в' ? 0 : 1]
}

const lessons = [
  ['алгебра', 'алгебры', 'алгебре', 'алгеброй'],
  ['геометрия', 'геометрии', 'геометрии', 'геометрией'],
  ['физика', 'физики', 'физике', 'физикой'],
  ['история', 'истории', 'истории', 'историей'],
  ['биология', 'биологии', 'биологии', 'биологией'],
  ['литература', 'литературы', 'литературе', 'литературой'],
  ['география', 'географии', 'географии', 'географией'],
  ['информатика', 'информатики', 'информатике', 'информатикой'],
] as const
const simpleLessons = [
  ['математика', 'математики', 'математике', 'математикой'],
  ['чтение', 'чтения', 'чтению', 'чтением'],
  ['окружающий мир', 'окружающего мира', 'окружающему миру', 'окружающим миром'],
  ['русский язык', 'русского языка', 'русскому языку', 'русским языком'],
] as const
const cases = ['', 'а', 'у', 'ом']

function numberOrLesson(slot: string, cast: SceneCast): string | undefined {
  const { random } = cast
  const [, most] = /^№(\d+)/.exec(slot) ?? []
  if (most)
    return remembered(slot, cast, () =>
      String(random.int(Number(most) >= 100 ? 20 : Math.ceil(Number(most) * 0.7), Number(most))),
    )
  if (/^каб\d?$/.test(slot)) return remembered(slot, cast, () => String(random.int(2, 38)))
  if (slot === 'стр') return remembered(slot, cast, () => String(random.int(12, 140)))
  const [, ending, serial] = /^урок(а|у|ом)?(\d?)$/.exec(slot) ?? []
  if (ending === undefined && serial === undefined) return undefined
  const known = /^([1-4][А-Я]|1–3)$/.test(cast.className) ? simpleLessons : lessons
  const index = Number(remembered(`урок${serial}`, cast, () => String(random.int(0, known.length - 1))))
  return known[index]![cases.indexOf(ending ?? '')]
}

function remembered(slot: string, { chosen }: SceneCast, choose: () => string): string {
  const found = chosen.get(slot) ?? choose()
  chosen.set(slot, found)
  return found
}
