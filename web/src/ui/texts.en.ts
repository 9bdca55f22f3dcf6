import type { SameTexts } from '../platform/i18n/index.ts'
import { counted } from '../platform/i18n/plural.ts'
import type ru from './texts.ru.ts'

const en: SameTexts<typeof ru> = {
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  copy: 'Copy',
  clear: 'Clear',
  fieldOptional: 'optional',
  fieldRequired: 'Please fill this in',
  fieldWrong: 'Please check what is written here',
  fieldTooShort: (min) => `At least ${counted(min, { one: 'character', other: 'characters' })}, please`,
  fieldTooLong: (max) => `No more than ${counted(max, { one: 'character', other: 'characters' })}`,
  formErrors: (count) => (count === 1 ? 'One field needs your attention' : `${count} fields need your attention`),
  formFailed: 'It could not be sent. Everything you typed is still here: try again',
  hidePassword: 'Hide password',
  more: 'More',
  notifications: 'Notifications',
  readOn: 'Read all of it',
  qrCode: 'QR code',
  search: 'Search',
  showPassword: 'Show password',
  undo: 'Undo',
}

export default en
