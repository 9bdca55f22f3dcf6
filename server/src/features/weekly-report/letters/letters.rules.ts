import type { Locale } from '#protocol/accounts.ts'

export type LetterOfOrganisation = {
  readonly shortName: string
  /** What is below its goal, the largest gap first. */
  readonly missed: readonly { title: string; numerator: number; denominator: number; percent: number }[]
  /** The one thing that mends the most, and where. */
  readonly step: { text: string; address: string } | null
  readonly overdue: number
  readonly address: string
}

export type LetterOfOffice = {
  readonly shortName: string
  readonly organisations: number
  readonly listed: number
  readonly lagging: number
  readonly active: Numbers | null
  readonly staff: Numbers | null
  readonly overdue: number
  readonly address: string
}

type Numbers = { numerator: number; denominator: number; before: { numerator: number; denominator: number } | null }

export type LetterParts = {
  readonly week: string
  readonly cutOff: string
  readonly offices: readonly LetterOfOffice[]
  readonly organisations: readonly LetterOfOrganisation[]
}

/** One letter for each person: what is below the goal, and what to press. Counts and links, never a name of a person. */
export function letterOf(parts: LetterParts, locale: Locale): { subject: string; text: string } {
  const w = words[locale]
  const all = [...parts.offices, ...parts.organisations]
  const subject = w.subject(weekNumber(parts.week), all.length === 1 ? all[0]!.shortName : '')
  const blocks = [
    w.cutOff(parts.cutOff),
    ...parts.offices.map((one) => ofOffice(one, w)),
    ...parts.organisations.map((one) => ofOrganisation(one, w)),
    w.end,
  ]
  return { subject, text: `${blocks.join('\n\n')}\n` }
}

/** `2026-W47` is week 47. */
export function weekNumber(week: string): number {
  return Number(week.slice(-2))
}

function ofOffice(office: LetterOfOffice, w: Words): string {
  const { shortName, organisations, listed, lagging, active, staff, overdue, address } = office
  return lines([
    shortName,
    active && w.active(active.numerator, active.denominator, change(active)),
    staff && w.staff(staff.numerator, staff.denominator, percent(staff), change(staff)),
    listed < organisations && w.listed(listed, organisations),
    lagging > 0 ? w.lagging(lagging) : w.nobodyLags,
    overdue > 0 && w.overdue(overdue),
    `${w.report}: ${address}`,
  ])
}

function ofOrganisation({ shortName, missed, step, overdue, address }: LetterOfOrganisation, w: Words): string {
  return lines([
    shortName,
    missed.length === 0 && w.allReached,
    missed.length > 0 && w.below,
    ...missed.map((one) => `– ${w.missed(one.title, one.numerator, one.denominator, percent(one), one.percent)}`),
    overdue > 0 && w.overdue(overdue),
    step && `${w.step}: ${step.text}\n${step.address}`,
    `${w.report}: ${address}`,
  ])
}

function lines(all: readonly (string | false | null)[]): string {
  return all.filter(Boolean).join('\n')
}

/** Down, so that 99.6 % is not yet all. */
function percent({ numerator, denominator }: { numerator: number; denominator: number }): number {
  return denominator === 0 ? 0 : Math.floor((numerator * 100) / denominator)
}

function change({ numerator, before }: Numbers): number | null {
  return before && numerator - before.numerator
}

const signed = (count: number) => (count > 0 ? `+${count}` : count < 0 ? `−${-count}` : '±0')

const ru = {
  subject: (week: number, name: string) => `Отчёт за неделю ${week}${name && `: ${name}`}`,
  cutOff: (when: string) => `Срез: ${when}.`,
  active: (n: number, of: number, by: number | null) =>
    `Активных организаций: ${n} из ${of}${by === null ? '' : ` (за неделю ${signed(by)})`}.`,
  staff: (n: number, of: number, share: number, by: number | null) =>
    `Вошло сотрудников: ${n} из ${of}, ${share}\u00a0%${by === null ? '' : ` (за неделю ${signed(by)})`}.`,
  listed: (n: number, of: number) => `Численность известна по ${n} из ${of} организаций.`,
  lagging: (n: number) => `Организаций ниже цели: ${n}.`,
  nobodyLags: 'Ниже цели никого нет.',
  overdue: (n: number) => `Просрочено мер: ${n}.`,
  below: 'Ниже цели:',
  missed: (title: string, n: number, of: number, share: number, goal: number) =>
    `${title}: ${n} из ${of}, ${share}\u00a0% при цели ${goal}\u00a0%`,
  allReached: 'Все цели достигнуты. Спасибо.',
  step: 'Что сделать',
  report: 'Отчёт',
  end: 'Письмо отправлено один раз, отвечать на него не нужно.',
}

const en: typeof ru = {
  subject: (week, name) => `Report of week ${week}${name && `: ${name}`}`,
  cutOff: (when) => `Cut off: ${when}.`,
  active: (n, of, by) => `Active organisations: ${n} of ${of}${by === null ? '' : ` (${signed(by)} this week)`}.`,
  staff: (n, of, share, by) =>
    `Staff inside: ${n} of ${of}, ${share}%${by === null ? '' : ` (${signed(by)} this week)`}.`,
  listed: (n, of) => `Numbers of people are known for ${n} of ${of} organisations.`,
  lagging: (n) => `Organisations below a goal: ${n}.`,
  nobodyLags: 'Nobody is below a goal.',
  overdue: (n) => `Measures overdue: ${n}.`,
  below: 'Below the goal:',
  missed: (title, n, of, share, goal) => `${title}: ${n} of ${of}, ${share}%, the goal is ${goal}%`,
  allReached: 'All goals are reached. Thank you.',
  step: 'What to do',
  report: 'Report',
  end: 'This letter is sent once and needs no answer.',
}

type Words = typeof ru
const words: Record<Locale, Words> = { ru, en }
