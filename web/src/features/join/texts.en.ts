import type { SameTexts } from '../../platform/i18n/index.ts'
import type ru from './texts.ru.ts'

const en: SameTexts<typeof ru> = {
  step: (now: number, of: number) => `Step ${now} of ${of}`,
  codeTitle: 'Join with a code',
  codeLead: 'The code is printed on the sheet you were given at the school, kindergarten or club.',
  code: 'Code',
  codeHint: 'Russian or Latin letters, capital or small: it does not matter',
  codeNotLink: 'There is no code in this link. Type the code from the sheet',
  next: 'Next',
  looking: 'Checking the code',
  haveAccount: 'I already have an account',
  codeTroubleText:
    'Compare the code with the sheet. If it does not fit or is too old, ask whoever gave you the sheet for a new one: the old one may have been used.',
  you: {
    staff: 'You are staff',
    pupil: 'You are a pupil',
    guardian: 'You are a parent or close relative',
  },
  joins: 'invites you',
  staffLead: 'Write your name as the organisation keeps it: the head will know you by it.',
  pupilLead: 'Write your name as it stands in the class register: your form teacher will know you by it.',
  guardianLead: 'Who you are and whose child it is. The form teacher will check.',
  child: 'The child',
  childFamilyName: 'The child’s family name',
  childGivenName: 'The child’s given name',
  yourself: 'Yourself',
  kinship: 'Who you are to the child',
  kinships: {
    mother: 'Mother',
    father: 'Father',
    grandmother: 'Grandmother',
    grandfather: 'Grandfather',
    close: 'Another close person',
  },
  kinshipNeeded: 'Choose who you are to the child',
  signedInAs: (name: string) =>
    `You are signed in as ${name}. The request goes out in this name; no second account is needed.`,
  otherPerson: 'This is not me',
  ask: 'Ask to be let in',
  passwordTitle: 'Your way in',
  passwordLead: 'You will sign in with this login and password from any phone or computer.',
  send: 'Send the request',
  waitingTitle: 'The request is sent',
  waitingWho: {
    staff: 'The head of the organisation looks at it.',
    pupil: 'The form teacher looks at it.',
    guardian: 'The form teacher looks at it.',
  },
  waitingText: 'This page updates by itself. You may close it and come back later with the same login.',
  yourLogin: 'Your login',
  sent: 'Sent',
  approvedTitle: 'You have been let in',
  approvedText: 'Opening the chats.',
  refusedTitle: 'The request was not confirmed',
  refusedText:
    'Perhaps the name is written differently, or the code was for another class. Ask whoever gave you the code, and try with a new one.',
  tryOther: 'Enter another code',
  signOut: 'Sign out',
  offline: 'No connection. We will check again as soon as there is one.',
  toChats: 'To the chats',
  nothingTitle: 'There is no request',
  nothingText: 'Enter the code you were given, and the request will appear here.',
}

export default en
