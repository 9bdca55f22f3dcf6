import { counted } from '../../platform/i18n/plural.ts'
import type { SameTexts } from '../../platform/i18n/index.ts'
import type ru from './texts.ru.ts'

const en: SameTexts<typeof ru> = {
  title: 'Legal representatives',
  link: 'Legal representatives',
  linkText: 'Who signs consents: a whole class can be marked at once.',
  open: 'Mark representatives',
  intro:
    'Only a legal representative signs consents. Mark those of whom the personal files say so. Only the head and administrators see it.',
  noRight: 'The head and the administrators of the organisation look at this',
  search: 'Name of a child or an adult',
  classes: 'Class',
  allClasses: 'All classes',
  filterLabel: 'Who they are by law',
  all: 'All',
  filters: {
    claimed: 'Say they are',
    declined: 'Not confirmed',
    unknown: 'Not known',
    representative: 'Representatives',
    close: 'Close persons',
  },
  states: {
    claimed: 'says to be one',
    declined: 'not confirmed',
    unknown: 'not known',
    representative: 'representative',
    close: 'close person',
  },
  declinedBy: (name, day) => `Not confirmed: ${name}, ${day}`,
  noSign: 'may not sign',
  about: (kinship, child, className) => `${kinship} · ${child}, ${className}`,
  label: 'Adults and children',
  found: (n) => `Found: ${n}`,
  nobody: 'Nobody here yet',
  nobodyText: 'Adults appear once they stand on a class list or come in with a code.',
  nobodyFound: 'Nobody found',
  choose: 'Choose',
  chosen: 'Chosen',
  count: (n) => `Chosen: ${n}`,
  allShown: (n) => `All found: ${n}`,
  end: 'Stop choosing',
  mark: 'Representatives',
  markLabel: 'Mark as legal representatives',
  close: 'Not representatives',
  sure: (n) => `Mark ${counted(n, { one: 'guardian', other: 'guardians' })}?`,
  sureText: 'They may then sign consents for the children named beside them. Make sure by the personal files.',
  sureAct: 'Mark',
  closeSure: (n) => `Not legal representatives: ${n}?`,
  closeText: 'They will not be able to sign consents. They read and write as before.',
  marked: (n) => `Marked: ${n}`,
  leftOut: (n) =>
    `Not marked: ${n}. Another administrator decides about your own family, and those who left are no longer here.`,
}

export default en
