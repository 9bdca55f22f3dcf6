import { createWriteStream } from 'node:fs'
import { strToU8, Zip, ZipDeflate } from 'fflate'

/** An invented municipality as one table: schools, kindergarten groups, staff; the same for the same number. */
export const rosterColumns = [
  'Организация',
  'Фамилия',
  'Имя',
  'Отчество',
  'Пол',
  'Дата рождения',
  'Класс',
  'Должность',
  'СНИЛС',
  'Телефон',
  'E-mail',
  '№ личного дела',
  'Дата зачисления',
  'Приказ',
  'Мать ФИО',
  'Телефон мамы',
  'Отец ФИО',
  'Телефон отца',
]

const families = [
  'Алиев',
  'Гасанов',
  'Омаров',
  'Магомедов',
  'Курбанов',
  'Исаев',
  'Рамазанов',
  'Саидов',
  'Ахмедов',
  'Юсупов',
]
const syllables = ['ба', 'га', 'да', 'за', 'ки', 'ла', 'ма', 'на', 'ра', 'са', 'та', 'ша']
const boys = ['Магомед', 'Али', 'Ахмед', 'Расул', 'Шамиль', 'Ибрагим', 'Пётр', 'Руслан', 'Тимур', 'Саид']
const girls = ['Аминат', 'Фатима', 'Зарема', 'Мадина', 'Патимат', 'Анна', 'Хадижат', 'Лейла', 'Саида', 'Ольга']
const fathers = ['Магомедов', 'Алиев', 'Ахмедов', 'Расулов', 'Шамилев', 'Ибрагимов', 'Русланов', 'Тимуров']
const positions = ['учитель', 'воспитатель', 'педагог-психолог', 'секретарь', 'методист']
export const peoplePerOrganisation = 500

export function schoolName(number: number): string {
  return `МБОУ «СОШ № ${number}»`
}

/** One person of the table. Every tenth works, the others learn and have two guardians. */
export function rosterRow(at: number): string[] {
  const organisation = schoolName(Math.floor(at / peoplePerOrganisation) + 1)
  const random = mixed(at)
  const pick = <T>(all: readonly T[], salt: number): T => all[mixed(at * 31 + salt) % all.length]!
  const isGirl = random % 2 === 0
  const root = pick(families, 1).slice(0, -2) + pick(syllables, 2) + pick(syllables, 3)
  const family = (female: boolean) => `${root.charAt(0)}${root.slice(1)}ев${female ? 'а' : ''}`
  const father = pick(fathers, 4)
  const isStaff = at % 10 === 0
  const year = isStaff ? 1960 + (random % 40) : 2009 + (random % 10)
  const birth = `${two(1 + (random % 28))}.${two(1 + (mixed(at + 7) % 12))}.${year}`
  const phone = (salt: number) =>
    `8 (928) ${100 + (mixed(at + salt) % 900)}-${two(mixed(at + salt + 1) % 100)}-${two(at % 100)}`
  const own = [
    family(isGirl),
    pick(isGirl ? girls : boys, 5),
    `${father}${isGirl ? 'на' : 'ич'}`,
    isGirl ? 'ж' : 'м',
    birth,
  ]
  if (isStaff)
    return [
      organisation,
      ...own,
      '',
      pick(positions, 6),
      snils(at),
      phone(8),
      `p${at}@example.org`,
      '',
      '',
      '',
      '',
      '',
      '',
      '',
    ]
  const className = `${2026 - year - 6 > 0 ? Math.min(11, 2026 - year - 6) : 1}-${'абвг'[random % 4]}`
  const mother = `${family(true)} ${pick(girls, 9)} ${pick(fathers, 10)}на`
  const dad = `${family(false)} ${father.slice(0, -2)} ${pick(fathers, 11)}ич`
  return [
    organisation,
    ...own,
    className,
    '',
    snils(at),
    '',
    '',
    `Л-${at}`,
    '01.09.2022',
    `${at % 90}-к`,
    mother,
    phone(12),
    dad,
    phone(14),
  ]
}

export function rosterCsv(people: number): Buffer {
  const lines = [rosterColumns.join(';')]
  for (let at = 0; at < people; at++) lines.push(rosterRow(at).join(';'))
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
}

/** As spreadsheets save it: shared texts, dates as serial numbers, every cell with its place. */
export async function writeRosterXlsx(path: string, people: number): Promise<void> {
  const out = createWriteStream(path)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  out.on('finish', resolve).on('error', reject)
  const zip = new Zip((error, piece, final) => {
    if (error) reject(error)
    else out.write(piece)
    if (final) out.end()
  })
  const shared = new Map<string, number>()
  for (const [name, body] of Object.entries(fixedParts)) add(zip, name, [body])
  add(zip, 'xl/worksheets/sheet1.xml', sheetXml(people, shared))
  add(zip, 'xl/sharedStrings.xml', sharedXml(shared))
  zip.end()
  await promise
}

function add(zip: Zip, name: string, pieces: Iterable<string>): void {
  const part = new ZipDeflate(name, { level: 6 })
  zip.add(part)
  for (const piece of pieces) part.push(strToU8(piece))
  part.push(new Uint8Array(0), true)
}

function* sheetXml(people: number, shared: Map<string, number>): Generator<string> {
  yield `${xml}<worksheet xmlns="${main}"><sheetData>`
  for (let at = -1; at < people; at++) yield rowXml(at + 2, at < 0 ? rosterColumns : rosterRow(at), shared)
  yield '</sheetData></worksheet>'
}

function rowXml(line: number, cells: readonly string[], shared: Map<string, number>): string {
  const written = cells.map((text, column) => {
    if (text === '') return ''
    const place = `${String.fromCharCode(65 + column)}${line}`
    const [, day, month, year] = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text) ?? []
    if (day)
      return `<c r="${place}" s="1"><v>${Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000 + 25_569}</v></c>`
    const index = shared.get(text) ?? shared.size
    shared.set(text, index)
    return `<c r="${place}" t="s"><v>${index}</v></c>`
  })
  return `<row r="${line}" spans="1:18">${written.join('')}</row>`
}

function* sharedXml(shared: ReadonlyMap<string, number>): Generator<string> {
  yield `${xml}<sst xmlns="${main}">`
  for (const text of shared.keys()) yield `<si><t>${text}</t></si>`
  yield '</sst>'
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const fixedParts = {
  '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/styles.xml': `${xml}<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
}

/** A number that looks random and is the same each time. */
function mixed(at: number): number {
  let x = (at + 0x9e3779b9) | 0
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return (x ^ (x >>> 15)) >>> 0
}

function snils(at: number): string {
  const digits = String(100_000_000 + at)
  const sum = Array.from(digits, (digit, index) => Number(digit) * (9 - index)).reduce((one, other) => one + other, 0)
  return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)} ${two((sum % 101) % 100)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
