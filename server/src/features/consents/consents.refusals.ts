import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  consent_no_right: {
    status: 403,
    ru: 'Подписывать согласия может законный представитель, которому организация дала это право.',
    en: 'Consents are signed by a legal representative whom the organisation gave that right.',
  },
  consent_not_asked: {
    status: 409,
    ru: 'Согласие на этого ребёнка здесь сейчас не нужно.',
    en: 'No consent is needed for this child here now.',
  },
  consent_stands: {
    status: 409,
    ru: 'Согласие на этого ребёнка уже есть. Его можно отозвать.',
    en: 'There is a consent for this child already. It can be withdrawn.',
  },
  consent_text_changed: {
    status: 409,
    ru: 'Текст согласия изменился. Прочитайте новый и ответьте ещё раз.',
    en: 'The text of the consent has changed. Read the new one and answer again.',
  },
})
