import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  report_none: {
    status: 409,
    ru: 'Отчёта ещё нет: он появится после ближайшего среза.',
    en: 'There is no report yet: it comes with the next cut-off.',
  },
})
