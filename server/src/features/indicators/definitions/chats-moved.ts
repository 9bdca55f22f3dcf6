import { define } from './definition.ts'

export const chatsMoved = define({
  code: 'chats_moved',
  version: 1,
  unit: 'chat',
  title: { ru: 'Служебные чаты перенесены', en: 'Service chats moved' },
  explanation: {
    ru: 'Сколько служебных чатов из описи перенесены или закрыты с подтверждением. Строка описи не удаляется, а помечается внесённой по ошибке.',
    en: 'How many service chats of the inventory have been moved or closed with evidence. A line is never deleted, only marked as entered by mistake.',
  },
  numerator: {
    ru: 'строки описи в состоянии «перенесён» или «закрыт» с подтверждением',
    en: 'lines of the inventory that are moved or closed, with evidence',
  },
  denominator: {
    ru: 'строки описи без внесённых по ошибке',
    en: 'lines of the inventory without those entered by mistake',
  },
  mayHaveGoal: false,
  suppressed: false,
  shown: true,
  count: ({ oldChats }) => ({ numerator: oldChats.done, denominator: oldChats.lines }),
})
