import { cellText, isEmpty, type Cell, type Row } from '../tables/table.ts'
import type { Field } from './fields.ts'
import type { TableMapping } from './mapping.rules.ts'
import type { Problem, ProblemCode } from './problems.ts'

/** The cells of one row by what they mean, and where to write down what is wrong with them. */
export type MappedRow = {
  readonly line: number
  cell(field: Field): Cell
  text(field: Field): string
  has(field: Field): boolean
  problem(field: Field | undefined, code: ProblemCode, taken: boolean, details?: Problem['details']): void
}

/** Without these there is no entry. */
const essential: ReadonlySet<Field> = new Set(['fullName', 'familyName', 'givenName', 'className', 'groupName'])

/** Makes a reader of rows for a mapping; problems go to `report`. A cell that gives no value is reported once and is empty. */
export function mapRows(
  { sheet, columns }: TableMapping,
  report: (problem: Problem) => void,
): { fields: ReadonlySet<Field>; row(row: Row): MappedRow } {
  const indexes = new Map<Field, number>()
  for (const { field, index } of columns) if (field !== '') indexes.set(field, index)
  return {
    fields: new Set(indexes.keys()),
    row({ line, cells }) {
      const bad = new Set<number>()
      const problem: MappedRow['problem'] = (field, code, taken, details) => {
        const column = field === undefined ? -1 : (indexes.get(field) ?? -1)
        if (bad.has(column)) return
        report({ sheet, line, column, code, taken, ...(details ? { details } : {}) })
      }
      const cell = (field: Field): Cell => {
        const index = indexes.get(field)
        const value = index === undefined ? '' : (cells[index] ?? '')
        if (typeof value !== 'object' || !('bad' in value)) return value
        problem(field, value.bad, !essential.has(field), { value: value.text })
        bad.add(index!)
        return ''
      }
      return {
        line,
        cell,
        text: (field) => cellText(cell(field)),
        has: (field) => !isEmpty(cells[indexes.get(field) ?? -1]),
        problem,
      }
    },
  }
}
