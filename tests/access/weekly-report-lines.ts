import { line, managers, once, signedIn, type Line } from './line.ts'
import type { Role, World } from './world.ts'

/** The organisation itself answers for its measures; an office reads them. */
const own: Role[] = ['administrator', 'head']
const ofSchool =
  (more: object = {}) =>
  (w: World) => ({ organisationId: w.school, ...more })
const words = { decision: 'Выдать коды', owner: 'Директор' }

/** The Friday report and what organisations do about it. */
export const weeklyReportLines: Record<string, Line> = {
  'weeklyReport.get': line(managers, ofSchool()),
  'weeklyReport.lines': line(managers, ofSchool(), ['report_none']),
  'weeklyReport.file': line(managers, ofSchool({ format: 'csv', locale: 'ru' }), ['report_none']),
  'weeklyReport.ready': line(signedIn),
  'weeklyReport.seen': line(signedIn, (w) => ({ snapshotId: w.id() })),
  'measures.desk': line(managers, ofSchool()),
  'measures.list': line(managers, ofSchool({ state: 'open' })),
  'measures.record': line(
    own,
    (w) => ({ id: w.id(), organisationId: w.school, code: 'orgs_active', ...words, due: w.soon }),
    ['measure_not_needed'],
  ),
  'measures.change': once(own, (w) => ({ measureId: w.measure, decision: 'Пригласить ещё одного' })),
  'measures.finish': once(own, (w) => ({ measureId: w.measure, result: 'Коды выданы', evidence: '' })),
}
