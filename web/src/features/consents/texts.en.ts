import { counted } from '../../platform/i18n/plural.ts'
import type { SameTexts } from '../../platform/i18n/index.ts'
import type ru from './texts.ru.ts'

const en: SameTexts<typeof ru> = {
  waiting: {
    title: 'Waiting for your parents’ consent',
    lead: (organisations) =>
      `${organisations}: you are on the list. Under 14 you may enter the chats once your mother, father or guardian agrees.`,
    how: 'What to do',
    steps: [
      'Tell them at home that a consent is needed.',
      'Your mother, father or guardian opens Peremena and finds “Me” → “Consents”.',
      'If they have no account yet, the form teacher gives a sheet with a code.',
    ],
    itself: 'The chats open by themselves, no need to reload the page.',
    yourLogin: 'Your login',
    offline: 'No connection. We ask again as soon as there is one.',
    signOut: 'Sign out',
  },
  mine: {
    none: 'No consent is asked for',
    noneText: 'If an organisation needs your consent for a child, it appears here.',
    title: (child) => `Consent: ${child}`,
    organisation: (name) => `Organisation: ${name}`,
    waits: 'The child waits: without a consent it does not enter the chats.',
    due: (day) => `The child stays in the chats until: ${day}. Without a consent it leaves them then.`,
    refused: 'You or another parent answered “I do not agree”. You may think again on any day.',
    noRight: 'A parent or guardian whom the organisation gave that right may sign. Ask an administrator for it.',
    text: 'The text of the consent',
    version: (version) => `Version ${version}`,
    agree: 'I agree',
    disagree: 'I do not agree',
    agreed: 'The consent is recorded, the child may enter the chats',
    disagreed: 'The refusal is recorded',
    refuseSure: (child) => `${child}: give no consent?`,
    refuseText: 'The child is in no chat until one of the parents agrees. It does not hinder learning.',
    given: (name, day, version) => `Given by ${name}, ${day}. Version ${version}.`,
    withdraw: 'Withdraw the consent',
    withdrawSure: (child) => `${child}: withdraw the consent?`,
    withdrawText:
      'The child leaves all chats of the organisation at once. After a new consent it sees only what is new in them.',
    withdrawn: 'The consent is withdrawn, the child has left the chats',
  },
  asked: (n) =>
    n === 1
      ? 'An organisation asks for your consent for a child'
      : `Your answer is awaited: ${counted(n, { one: 'consent', other: 'consents' })}`,
  read: 'Read',
  setting: {
    title: 'Parents’ consent',
    label: 'Children under 14 enter the chats with a parent’s consent',
    hint: 'Without it a child sees a waiting page and is in no chat. Where the birth date is unknown, consent is needed too',
    text: 'Switch this on if consent is the ground for the children’s data. If law or a contract is, no consent is asked for.',
    sure: 'Ask parents for consent?',
    sureText: (days) =>
      `Those inside already have ${counted(days, { one: 'day', other: 'days' })} to get a consent. Then they wait. Newcomers wait at once.`,
    sureAct: 'Ask',
    offSure: 'Ask for consent no longer?',
    offText: 'All who wait enter the chats. Consents that were given stay on record.',
    offAct: 'Do not ask',
    until: (day) => `Those who were inside before stay without a consent until: ${day}.`,
    list: 'Who has no consent',
  },
  list: {
    title: 'Who has no consent',
    search: 'Search by name',
    intro:
      'Children under 14 with an account for whom nobody has given consent. Where nobody may sign, open the card of the child and give a guardian that right.',
    waits: 'waits',
    due: (day) => `inside until: ${day}`,
    refused: 'refused',
    noSigner: 'nobody may sign',
    signers: (n) => `may sign: ${counted(n, { one: 'guardian', other: 'guardians' })}`,
    nobody: 'Nobody waits for consent',
    nobodyFound: 'Nobody found',
    off: 'No consent is asked for here',
    found: (n) => `Found: ${n}`,
    label: 'Children without consent',
  },
}

export default en
