import { line, managers, once, type Line } from './line.ts'

/** What guardians are by law: head and administrator of the organisation itself; the form teacher confirms in the own class. */
export const representativesLines: Record<string, Line> = {
  'representatives.list': line(['administrator', 'head'], (w) => ({ organisationId: w.school })),
  'representatives.mark': line(['administrator', 'head'], (w) => ({
    organisationId: w.school,
    pairs: [{ guardianId: w.father.personId, childId: w.fatima.personId }],
    relation: 'close',
  })),
  'representatives.claims': line(['teacher', 'administrator', 'head'], (w) => ({ organisationId: w.school })),
  'rosterImports.progress': line(managers, (w) => ({ organisationId: w.school })),
  'representatives.answer': once(['teacher', 'administrator', 'head'], (w) => ({
    ...{ guardianId: w.father.personId, childId: w.fatima.personId, confirmed: true },
  })),
}
