/** Excel runs what begins with these, also after the workbook was saved as CSV; tab and CR hide them. */
const runs = /^[=+\-@\t\r]/

/** A text as a cell that no table program takes for a formula. */
export function harmless(text: string): string {
  return runs.test(text) ? `'${text}` : text
}

/** An instant as the clock of a place shows it, as the date of a cell: cells know no time zones. */
export function serialIn(at: string, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(new Date(at))
  const of = (type: string) => Number(parts.find((part) => part.type === type)!.value)
  return new Date(Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')))
}

/** Excel takes 255 signs in a footer, codes included. */
const footerLengthMax = 200

type Paper = { title: string; number: number; by: string; at: string; timeZone: string }

/** Who took the list, when and under which number. */
export function footerText({ title, number, by, at, timeZone }: Paper, words: FooterWords): string {
  const day = new Intl.DateTimeFormat('ru', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at))
  const text = `${words.number(number)} · ${words.by(by, day)} · ${title}`
  return text.length > footerLengthMax ? `${text.slice(0, footerLengthMax - 1)}…` : text
}

type FooterWords = { number: (number: number) => string; by: (name: string, day: string) => string }
