import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  only_demo: { status: 404, ru: 'Это есть только на показательном сервере.', en: 'This exists on a demo server only.' },
})
