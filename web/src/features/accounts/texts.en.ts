import type { SameTexts } from '../../platform/i18n/index.ts'
import { counted } from '../../platform/i18n/plural.ts'
import type ru from './texts.ru.ts'

const en: SameTexts<typeof ru> = {
  familyName: 'Family name',
  givenName: 'Given name',
  patronymic: 'Patronymic',
  login: 'Login',
  loginHint: 'Letters, digits, a dot. Write it down: you will need it to sign in',
  loginWrong: 'A login has letters, digits and the signs . _ - + @, from 3 to 64 of them',
  loginOthers: 'These may be free',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: 'At least 8 characters. Three words that nobody else would put together work well',
  passwordShort: (missing: number) => `${counted(missing, { one: 'character', other: 'characters' })} more`,
  passwordGuessable: 'Easy to guess. Add a word or two',
  passwordFair: 'A good password',
  passwordStrong: 'A very safe password',
  capsLock: 'Caps Lock is on',
  codeWrongSign: (sign: string) => `No code has “${sign}” in it: compare with the sheet`,
  codeMissing: (missing: number) => `${counted(missing, { one: 'character is', other: 'characters are' })} missing`,
  ephemeral: 'This is not my computer',
  ephemeralHint: 'Nothing is kept on it, and you are signed out when the window closes',
  noLine: 'The server cannot be reached. Everything you typed is still here: please try again',
  tooManyTries: 'Too many attempts',
  waitText: (clock: string) => `You can try again in ${clock}`,
  roles: {
    operator: 'runs the server',
    office_specialist: 'office specialist',
    head: 'head',
    deputy: 'deputy head',
    administrator: 'administrator',
    form_teacher: 'form teacher',
    teacher: 'teacher',
    staff: 'staff',
    pupil: 'pupil',
    guardian: 'parent or close relative',
  },
}

export default en
