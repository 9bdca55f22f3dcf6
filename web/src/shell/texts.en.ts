import type { SameTexts } from '../platform/i18n/index.ts'
import type ru from './texts.ru.ts'

const en: SameTexts<typeof ru> = {
  chats: 'Chats',
  today: 'Today',
  people: 'People',
  reports: 'Reports',
  me: 'Me',
  places: 'Places',
  skipToContent: 'Skip to content',
  loading: 'Loading',
  notFoundTitle: 'There is nothing here',
  notFoundText: 'The address may be mistyped, or this is no longer shown.',
  toStart: 'To the start',
  crashTitle: 'This page could not be opened',
  crashText:
    'Your messages and drafts are safe. Reload the page; if that does not help, tell your school’s administrator.',
  reload: 'Reload',
  unreachableTitle: 'The server does not answer',
  unreachableText: 'Check your connection. The page opens by itself as soon as there is one.',
  newVersion: 'A new version is out',
  theme: 'Appearance',
  themeSystem: 'System',
  themeLight: 'Light',
  themeDark: 'Dark',
  language: 'Language',
}

export default en
