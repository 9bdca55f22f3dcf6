import { textsOf } from '../../platform/i18n/index.ts'
import type ru from './texts.ru.ts'

export const organisationsImportTexts = textsOf<typeof ru>('organisations-import')
