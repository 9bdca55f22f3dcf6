import type { SameTexts } from '../../platform/i18n/index.ts'
import type ru from './texts.ru.ts'

const en: SameTexts<typeof ru> = {
  title: 'Who do you want to be?',
  lead: 'A demo municipality: people and messages are made up. Choose somebody and go in without a password.',
  byPassword: (login: string, password: string) =>
    `You can also sign in the ordinary way: for example, login ${login}, password ${password}. Everybody has the same password.`,
  notDemoTitle: 'This is not a demo server',
  notDemoText: 'Sign in with your login, or with an invitation code.',
  signIn: 'Sign in',
  failed: 'The list could not be loaded',
  again: 'Try again',
}

export default en
