import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  nobody_to_invite: {
    status: 409,
    ru: 'Здесь некому выдать лист: все уже вошли или ждут ответа на заявку.',
    en: 'There is nobody to issue a sheet for: all have joined or wait for an answer.',
  },
  papers_over: {
    status: 410,
    ru: 'Напечатать эти листы больше нельзя: выпустите новые.',
    en: 'These sheets can no longer be printed: issue new ones.',
  },
})
