import { sheetsMax } from '../limits.ts'
import { refuse } from '../roster-import.refusals.ts'
import type { TableFile } from './table.ts'
import { readMerges } from './xlsx-merges.ts'
import { readSheet } from './xlsx-sheet.ts'
import { readSharedTexts } from './xlsx-shared-texts.ts'
import { readDateStyles } from './xlsx-styles.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/**
 * Opens a workbook: Office Open XML, ECMA-376 part 1, clause 18 (SpreadsheetML), both the transitional and the strict
 * kind. Hidden sheets are left out.
 */
export async function openXlsx(zip: Zip): Promise<TableFile> {
  const { sheets, date1904 } = await readWorkbook(zip)
  const targets = await readTargets(zip)
  const sharedTexts = await readSharedTexts(zip)
  const dateStyles = await readDateStyles(zip)
  const opened = sheets.flatMap(({ name, relation }) => {
    const part = targets.get(relation)
    return part !== undefined && zip.has(part) ? [{ name, part }] : []
  })
  if (opened.length === 0) throw refuse.damaged_file({ part: 'xl/workbook.xml' })
  const withMerges = []
  for (const { name, part } of opened) {
    const merges = await readMerges(zip, part)
    const rows = () => readSheet(zip, { name, part, sharedTexts, dateStyles })
    withMerges.push({ name, merges, rows })
  }
  return { format: 'xlsx', encoding: '', separator: '', date1904, sheets: withMerges }
}

type Listed = { name: string; relation: string }

async function readWorkbook(zip: Zip): Promise<{ sheets: Listed[]; date1904: boolean }> {
  const sheets: Listed[] = []
  let date1904 = false
  await readXml(zip, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = isTrue(attributes.date1904)
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible' || sheets.length >= sheetsMax) return
      sheets.push({ name: attributes.name ?? '', relation: relationOf(attributes) })
    },
  })
  return { sheets, date1904 }
}

/** `r:id`, whatever prefix the writer chose. */
function relationOf(attributes: Record<string, string>): string {
  const [, relation] = Object.entries(attributes).find(([name]) => /^(?:\w+:)id$/.test(name)) ?? []
  return relation ?? ''
}

async function readTargets(zip: Zip): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await readXml(zip, 'xl/_rels/workbook.xml.rels', {
    open(name, { Id, Target, Type = '' }) {
      if (name !== 'Relationship' || !Type.endsWith('/worksheet') || Id === undefined || Target === undefined) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`)
    },
  })
  return targets
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
