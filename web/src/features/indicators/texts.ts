import { textsOf } from '../../platform/i18n/index.ts'
import type ru from './texts.ru.ts'

export const indicatorTexts = textsOf<typeof ru>('indicators')
