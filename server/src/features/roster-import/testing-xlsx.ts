import { strToU8, zipSync } from 'fflate'

/** Parts of a workbook that a test writes by hand; what it leaves out is plain. */
export type Parts = {
  /** The inside of `worksheet`, sheet by sheet under its name. */
  sheets: Readonly<Record<string, string>>
  /** The inside of `sst`. */
  sharedStrings?: string
  /** The inside of `styleSheet`. */
  styles?: string
  workbookPr?: string
  /** Attributes of the sheets in the workbook, for example `state="hidden"`. */
  states?: Readonly<Record<string, string>>
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook of exactly these parts (ECMA-376), as no library would write it. */
export function workbook({ sheets, sharedStrings, styles, workbookPr = '', states = {} }: Parts): Buffer {
  const names = Object.keys(sheets)
  const listed = names.map(
    (name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}" ${states[name] ?? ''}/>`,
  )
  const targets = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}">${workbookPr}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${targets.join('')}</Relationships>`,
  }
  for (const [at, name] of names.entries()) {
    files[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet xmlns="${main}">${sheets[name]}</worksheet>`
  }
  if (sharedStrings !== undefined) files['xl/sharedStrings.xml'] = `<sst xmlns="${main}">${sharedStrings}</sst>`
  if (styles !== undefined) files['xl/styles.xml'] = `<styleSheet xmlns="${main}">${styles}</styleSheet>`
  return zip(files)
}

export function zip(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const parts = Object.entries(files).map(([name, body]) => [name, typeof body === 'string' ? strToU8(body) : body])
  return Buffer.from(zipSync(Object.fromEntries(parts)))
}

/** Rows of inline texts; `null` leaves a cell out. */
export function rows(...lines: (string | null)[][]): string {
  const cell = (text: string | null) => (text === null ? '<c/>' : `<c t="inlineStr"><is><t>${text}</t></is></c>`)
  return `<sheetData>${lines.map((line) => `<row>${line.map(cell).join('')}</row>`).join('')}</sheetData>`
}
