import type { IndicatorValue } from '#protocol/indicators.ts'
import type { ReportLine, WeeklyReport } from '#protocol/weekly-report.ts'
import { shownDefinitions, shownOf } from '#server/features/indicators/exports.ts'

const indicators = shownDefinitions.map(shownOf)

/** An organisation with a gap, a hidden number and a measure whose decision looks like a formula. */
export function line(shortName: string): ReportLine {
  const value = (code: string, numerator: number, denominator: number, hidden = false): IndicatorValue => ({
    ...{ code, numerator, denominator, hidden },
  })
  const cell = (code: string) => {
    if (code === 'staff_active_7d') {
      return { value: value(code, 0, 0, true), before: null, goal: null, status: 'no_data' as const }
    }
    const goal = { percent: 100, due: '2026-11-30' }
    return { value: value(code, 18, 24), before: value(code, 12, 24), goal, status: 'below' as const }
  }
  return {
    organisation: {
      id: '019ab000-0000-7000-8000-000000000001',
      kind: 'school',
      shortName,
      parentShortName: 'Управление',
    },
    ...{ organisations: 1, listed: 1, lagging: 1, active: false, reasons: ['no_class'] },
    cells: indicators.map(({ code }) => cell(code)),
    beside: [{ code: 'on_leave', count: 3 }],
    measures: [
      {
        ...{ code: 'staff_registered', decision: '=ВЫДАТЬ()', owner: 'Директор', due: '2026-11-27' },
        ...{ doneAt: null, evidence: 'Протокол', overdue: false },
      },
    ],
  }
}

/** Of an office with these organisations. */
export function reportWith(lines: ReportLine[]): WeeklyReport {
  const office = line('Управление')
  return {
    organisation: { id: office.organisation.id, kind: 'municipality', shortName: 'Управление' },
    territory: 'Управление',
    snapshot: {
      ...{ id: office.organisation.id, kind: 'friday', week: '2026-W47', timeZone: 'Europe/Moscow' },
      ...{ cutOffAt: '2026-11-20T09:00:00.000Z', takenAt: '2026-11-20T09:00:10.000Z' },
      ...{ organisationId: office.organisation.id, organisationShortName: 'Управление', hash: 'ab'.repeat(32) },
      anchor: { number: 17, hash: 'cd'.repeat(32) },
    },
    before: { week: '2026-W46', cutOffAt: '2026-11-13T09:00:00.000Z' },
    indicators,
    total: { ...office, active: null, organisations: 3, listed: 2, measures: [] },
    offices: [{ ...office, active: null, measures: [] }],
    lines,
    linesTotal: lines.length,
    notes: [
      {
        code: 'shared_devices',
        organisation: { id: office.organisation.id, shortName: 'Школа' },
        of: '',
        from: 18,
        to: 4,
        by: '',
        document: '',
      },
      {
        ...{ code: 'gone', organisation: { id: office.organisation.id, shortName: 'Закрытая' }, of: '' },
        ...{ from: null, to: null, by: 'Омаров Шамиль', document: '=Постановление № 5' },
      },
    ],
    measures: { open: lines.length, overdue: 0, done: 0 },
  }
}
