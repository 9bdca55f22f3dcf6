import type { SameTexts } from '../../platform/i18n/index.ts'
import { counted } from '../../platform/i18n/plural.ts'
import type ru from './texts.ru.ts'

const en: SameTexts<typeof ru> = {
  passkeys: 'Passkeys',
  passkeysText:
    'Sign in without login and password: with your finger, your face or the PIN of the device. A passkey cannot be watched or coaxed out of you, and stands for the second factor too.',
  passkeysNotHere:
    'There are no passkeys at this address: browsers give them to pages with https only. Tell whoever runs the server.',
  add: 'Add a passkey',
  addHere: 'Make the passkey',
  name: 'What to call it',
  nameHint: 'To find it in the list',
  phone: 'Phone',
  computer: 'Computer',
  added: 'The passkey is added: you can sign in with it now',
  made: (day: string) => `made ${day}`,
  used: (when: string) => `signed in ${when}`,
  neverUsed: 'not used yet',
  more: (name: string) => `What to do with the passkey: ${name}`,
  rename: 'Rename',
  save: 'Save',
  remove: 'Remove',
  removeTitle: (name: string) => `Remove the passkey “${name}”?`,
  removeText: 'It will not sign you in any more. It stays on the device itself, whose settings remove it.',
  removed: 'The passkey is removed',
  providers: 'Other services',
  providersText:
    'If you sign in to such a service already, it can open Peremena too. It does not tell us your password.',
  link: (provider: string) => `Link: ${provider}`,
  linked: (provider: string) => `${provider} is linked: you can sign in with it now`,
  linkedOn: (day: string) => `linked ${day}`,
  unlink: 'Unlink',
  unlinkLabel: (provider: string) => `Unlink: ${provider}`,
  unlinkTitle: (provider: string) => `Unlink “${provider}”?`,
  unlinkText: 'You cannot sign in that way any more, until you link it again.',
  unlinked: (provider: string) => `${provider} is unlinked`,
  email: 'E-mail',
  emailText:
    'If you forget your password, a link for a new one comes here. The address serves nothing else, and nobody else sees it.',
  emailIs: (address: string) => `Your password is restored through ${address}`,
  emailAddress: 'E-mail address',
  emailWrong: 'An address like name@host.org',
  emailSend: 'Send a code',
  emailOther: 'Another address',
  emailSent: (address: string) => `A code was sent to ${address}. It works for half an hour.`,
  emailCode: 'Code from the letter',
  emailCodeHint: 'Six digits. If there is no letter, look into the spam folder',
  emailConfirm: 'Confirm',
  emailConfirmed: 'The e-mail is confirmed',
  emailRemove: 'Remove the e-mail',
  emailRemoveTitle: 'Remove the e-mail?',
  emailRemoveText: 'Then only an administrator can restore a forgotten password.',
  emailRemoved: 'The e-mail is removed',
  merge: 'Two accounts',
  mergeText:
    'If you were listed twice by mistake, or work in two schools under different logins, the two can become one. Roles, classes, children, chats and all that was written come together here.',
  mergeBegin: 'Merge with another',
  otherLogin: 'Login of the other account',
  otherPassword: 'Its password',
  otherPasskey: 'Show its passkey',
  mergeLook: 'Next',
  stays: 'Stays',
  ends: 'Ends',
  noTies: 'No roles',
  holds: (chats: number, messages: number) =>
    `${counted(chats, { one: 'chat', other: 'chats' })}, ${counted(messages, { one: 'message', other: 'messages' })}`,
  mergeWill: (login: string) =>
    `The login ${login}, its password and passkeys stop working on all devices. Everything else comes here. This cannot be undone; the organisation’s log keeps a line of it.`,
  mergeArchived: (count: number) =>
    `Direct chats with people to whom both have written become archives: ${count}. You can go on reading them.`,
  mergeDo: 'Merge',
  merged: 'This is one account now',
  proveTitle: 'Confirm that it is you',
  proveText: 'You signed in a while ago, and this change matters.',
  currentPassword: 'Password',
  confirm: 'Confirm',
  failed: 'It did not work: no connection',
}

export default en
