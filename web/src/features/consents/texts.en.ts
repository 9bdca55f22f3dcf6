import { counted } from '../../platform/i18n/plural.ts'
import type { SameTexts } from '../../platform/i18n/index.ts'
import type ru from './texts.ru.ts'

const en: SameTexts<typeof ru> = {
  waiting: {
    title: 'Waiting for your parents’ consent',
    lead: (organisations) =>
      `${organisations}: you are on the list. You may enter the chats once your mother, father or guardian agrees.`,
    titleOwn: 'Your consent is awaited',
    leadOwn: (organisations) => `${organisations}: you are on the list. Read and answer, and the chats open.`,
    leadBoth: (organisations) =>
      `${organisations}: you are on the list. From 14 on two consents are needed: yours and that of a parent or guardian.`,
    givenYours: 'Your consent is recorded.',
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
    titleOwn: 'Your consent',
    organisation: (name) => `Organisation: ${name}`,
    waits: 'The child waits: without a consent it does not enter the chats.',
    waitsOwn: 'Until you agree the chats are closed.',
    due: (day) => `The child stays in the chats until: ${day}. Without a consent it leaves them then.`,
    dueOwn: (day) => `You stay in the chats until: ${day}. Without a consent you leave them then.`,
    renewed: 'The text of the consent has changed, so we ask you again.',
    ownMissing: (child) =>
      `Now the child has to agree, too: ${child}. The question waits there after signing in, under “Consents”.`,
    refusedOwn: 'You answered “I do not agree”. You may think again on any day.',
    refused: 'You or another parent answered “I do not agree”. You may think again on any day.',
    noRight:
      'A legal representative whom the organisation has confirmed may sign. Ask the form teacher or an administrator for it.',
    text: 'The text of the consent',
    version: (version) => `Version ${version}`,
    agree: 'I agree',
    disagree: 'I do not agree',
    agreed: 'The consent is recorded, the child may enter the chats',
    agreedOwn: 'Your consent is recorded',
    disagreed: 'The refusal is recorded',
    refuseSureOwn: 'Give no consent?',
    refuseTextOwn: 'The chats stay closed until you agree. It does not hinder learning.',
    refuseSure: (child) => `${child}: give no consent?`,
    refuseText: 'The child is in no chat until one of the parents agrees. It does not hinder learning.',
    given: (name, day, version) => `Given by ${name}, ${day}. Version ${version}.`,
    givenOwn: (day, version) => `You agreed on ${day}. Version ${version}.`,
    withdrawSureOwn: 'Withdraw your consent?',
    withdrawTextOwn:
      'You leave all chats of the organisation at once. After a new consent you see only what is new in them.',
    withdrawnOwn: 'The consent is withdrawn, the chats are closed',
    withdraw: 'Withdraw the consent',
    withdrawSure: (child) => `${child}: withdraw the consent?`,
    withdrawText:
      'The child leaves all chats of the organisation at once. After a new consent it sees only what is new in them.',
    withdrawn: 'The consent is withdrawn, the child has left the chats',
  },
  asked: (n) =>
    n === 1
      ? 'An organisation asks for your consent'
      : `Your answer is awaited: ${counted(n, { one: 'consent', other: 'consents' })}`,
  read: 'Read',
  setting: {
    title: 'Consent for children’s data',
    labelBoth: 'From 14 to 17: the consent of the pupil and of a parent',
    hintBoth: 'The pupil answers alone, a legal representative apart. Without both the chats are closed',
    sureBoth: 'Ask for consent from 14 on?',
    offBothSure: 'Ask for consent from 14 on no longer?',
    label: 'Children under 14 enter the chats with a parent’s consent',
    hint: 'Without it a child sees a waiting page and is in no chat. Where the birth date is unknown, consent is needed too',
    text: 'Switch this on if consent is the ground for the children’s data. If law or a contract is, no consent is asked for.',
    sure: 'Ask for consent under 14?',
    sureText: (days) =>
      `Those inside already have ${counted(days, { one: 'day', other: 'days' })} to get a consent. Then they wait. Newcomers wait at once.`,
    sureAct: 'Ask',
    offSure: 'Ask for consent under 14 no longer?',
    offText: 'Whoever waited for this only enters the chats. Consents that were given stay on record.',
    offAct: 'Do not ask',
    until: (day) => `Those who were inside before stay without a consent until: ${day}.`,
    untilBoth: (day) => `Those of 14 and older who were inside before stay until: ${day}.`,
    list: 'Who has no consent',
  },
  list: {
    title: 'Who has no consent',
    search: 'Search by name',
    intro:
      'Pupils with an account for whom a consent is lacking. Where nobody may sign, mark the legal representatives.',
    toRepresentatives: 'Legal representatives',
    waits: 'waits',
    due: (day) => `inside until: ${day}`,
    refused: 'refused',
    lacks: {
      guardian: 'no consent of a guardian',
      own: 'no consent of the pupil',
      both: 'neither consent',
    },
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
