import type { NoticeOfOrganisation, NoticeRecipient } from '#protocol/notices.ts'
import type { Language } from '#server/platform/refusal.ts'
import { footerText, harmless, serialIn } from './workbook.rules.ts'
import { workbookWords } from './workbook-words.ts'

export type NoticePaper = {
  title: string
  dueAt: string
  timeZone: string
  language: Language
  number: number
  at: string
  by: string
  people: readonly NoticeRecipient[]
  organisations: readonly NoticeOfOrganisation[]
}

const dateFormat = 'dd.mm.yyyy hh:mm'

/** Two sheets: counts by organisation, and names. Number and name of whoever took it stand at the foot of each page. */
export async function noticeWorkbook(paper: NoticePaper): Promise<Buffer> {
  // Loaded when there is something to write.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const words = workbookWords[paper.language]
  const sheets = [
    {
      ...{ sheet: words.organisations, stickyRowsCount: 1, orientation: 'landscape' as const },
      columns: [{ width: 40 }, ...words.countHeaders.map(() => ({ width: 16 }))],
      data: [header([words.organisation, ...words.countHeaders]), ...paper.organisations.map(countsRow)],
    },
    {
      ...{ sheet: words.people, stickyRowsCount: 1, orientation: 'landscape' as const },
      columns: [4, 40, 34, 28, 16, 18, 18].map((width) => ({ width })),
      data: [header(words.peopleHeaders), ...paper.people.map((one, index) => personRow(one, index, paper))],
    },
  ]
  const foot = footer(footerText(paper, words))
  return writeExcelFile(sheets, {
    features: [{ files: { transform: { 'xl/worksheets/sheet{id}.xml': { insert: () => foot } } } }],
  }).toBuffer()
}

const header = (titles: readonly string[]) =>
  titles.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true }))

function countsRow({ organisation, counts }: NoticeOfOrganisation) {
  const { asked, acknowledged, late, withoutAccount, onLeave, left } = counts
  const waiting = asked - acknowledged - late
  return [
    { value: harmless(organisation.shortName), type: String },
    ...[asked, acknowledged, late, waiting, withoutAccount, onLeave, left].map((value) => ({ value, type: Number })),
  ]
}

function personRow(one: NoticeRecipient, index: number, { language, timeZone }: NoticePaper) {
  const { roles, standings } = workbookWords[language]
  const what = [one.position || roles[one.role], one.className].filter(Boolean).join(', ')
  return [
    { value: index + 1, type: Number },
    { value: harmless(one.person.fullName), type: String },
    { value: harmless(what), type: String },
    { value: harmless(one.organisation.shortName), type: String },
    { value: standings[one.standing], type: String },
    moment(one.openedAt, timeZone),
    moment(one.acknowledgedAt, timeZone),
  ]
}

function moment(at: string | null, timeZone: string) {
  return at === null ? null : { value: serialIn(at, timeZone), type: Date, format: dateFormat }
}

/** In print: ECMA-376, 18.3.1.39 `oddFooter`. */
function footer(text: string): string {
  const escaped = text.replaceAll('&', '&&').replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<headerFooter><oddFooter>&amp;L${escaped}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`
}
