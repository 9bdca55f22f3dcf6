import { define } from './definition.ts'

export const noticesAcknowledged = define({
  code: 'notices_acknowledged',
  version: 2,
  unit: 'answer',
  title: { ru: 'Ознакомились в срок', en: 'Acknowledged in time' },
  explanation: {
    ru: 'Сколько ознакомлений с уведомлениями получено в срок, если срок наступил за семь дней до среза.',
    en: 'How many acknowledgements of notices came in time, of notices that were due in the seven days before the cut-off.',
  },
  numerator: {
    ru: 'ознакомления не позже срока',
    en: 'acknowledgements not later than the day asked for',
  },
  denominator: {
    ru: 'ознакомления, которых просили в день срока: без тех, кто к сроку выбыл или был в длительном отпуске',
    en: 'acknowledgements that were asked for at the deadline: without those who had left by then or were on long leave',
  },
  mayHaveGoal: true,
  suppressed: true,
  shown: true,
  count: ({ notices }) => ({ numerator: notices.inTime, denominator: notices.asked }),
})
