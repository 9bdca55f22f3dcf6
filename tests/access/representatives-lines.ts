import { line, managers, once, signedIn, type Line } from './line.ts'

/** What guardians are by law: head and administrator of the organisation itself; the form teacher confirms in the own class. */
export const representativesLines: Record<string, Line> = {
  'representatives.list': line(['administrator', 'head'], (w) => ({ organisationId: w.school })),
  'representatives.mark': line(['administrator', 'head'], (w) => ({
    organisationId: w.school,
    pairs: [{ guardianId: w.father.personId, childId: w.fatima.personId }],
    relation: 'close',
  })),
  // Whoever has no class and no organisation to answer for gets an empty answer.
  'representatives.claims': line(signedIn, (w) => ({ organisationId: w.school })),
  'rosterImports.progress': line(managers, (w) => ({ organisationId: w.school })),
  'representatives.answer': once(['teacher', 'administrator', 'head'], (w) => ({
    ...{ guardianId: w.father.personId, childId: w.fatima.personId, confirmed: true },
  })),
}
