import { counted } from '../../platform/i18n/plural.ts'
import type { SameTexts } from '../../platform/i18n/index.ts'
import type ru from './texts.ru.ts'

const children = (n: number) => counted(n, { one: 'child', other: 'children' })
const codes = (n: number) => counted(n, { one: 'code', other: 'codes' })

const en: SameTexts<typeof ru> = {
  title: 'Sheets with codes',
  lead: 'A sheet holds a code for the pupil and two for parents. Each asks for the day and month of the child’s birth: they are not on the sheet, so a stranger does not get in.',
  leadKindergarten:
    'A sheet holds two codes for parents. Each asks for the day and month of the child’s birth: they are not on the sheet, so a stranger does not get in.',
  noBirthdays: (n) => `The list has no birth date of ${children(n)}`,
  noBirthdaysText:
    'With their sheets one can only ask to be let in: you let in each. Importing the list from the electronic diary adds the date.',
  empty: 'Enter the list of children first',
  choose: 'For whom',
  issueAll: 'Issue sheets for all',
  issue: (n) => `Issue sheets (${n})`,
  revokeAll: 'Revoke all',
  revoke: (n) => `Revoke (${n})`,
  again: 'Issue the sheets anew?',
  againText: (n) => `${codes(n)} still open: they stop working at once. Whoever has joined stays.`,
  revokeTitle: 'Revoke the sheets?',
  revokeText: (n) => `${codes(n)} stop working at once. Whoever has joined stays.`,
  revoked: (n) => (n > 0 ? `Revoked: ${codes(n)}` : 'There were no open codes'),
  once: 'A sheet is shown once, right after it is issued. If one is lost, mark the child and issue a new one: the old one closes.',
  renew: 'New code',
  renewLabel: (whose) => `New code: ${whose}`,
  renewTitle: 'Issue a new code?',
  renewText: 'The former code of this person stops working at once. The other codes of the sheet stay.',
  summary: 'How it stands',
  counts: { joined: 'Joined', claimed: 'Wait for your answer', open: 'Code handed out', lacking: 'Without a code' },
  pupil: 'Pupil',
  guardian: 'Parent',
  noBirthday: 'no birth date: you let in',
  until: (day) => `until ${day}`,
  states: {
    joined: 'has joined',
    none: 'no code',
    issued: 'issued, not opened',
    opened: 'opened',
    claimed: 'waits for your answer',
    expired: 'expired',
    revoked: 'revoked',
    burnt: 'closed: the birthday was wrong',
  },
}

export default en
