import { noticeExportMax, noticeRecipientsMax } from '#protocol/notices.ts'
import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  notice_circle_empty: {
    status: 409,
    ru: 'В этом круге сейчас никого нет. Выберите другие роли или организации.',
    en: 'There is nobody in this circle now. Choose other roles or organisations.',
  },
  notice_too_many: {
    status: 409,
    ru: `В круге больше ${noticeRecipientsMax} человек. Отправьте по частям.`,
    en: `There are more than ${noticeRecipientsMax} people in the circle. Send it in parts.`,
  },
  notice_due_passed: {
    status: 422,
    ru: 'Этот срок уже прошёл. Выберите день и час впереди.',
    en: 'This deadline has passed. Choose a day and an hour ahead.',
  },
  notice_withdrawn: {
    status: 409,
    ru: 'Документ отозван, знакомиться с ним больше не нужно.',
    en: 'The notice was withdrawn; it need not be acknowledged any more.',
  },
  notice_not_asked: {
    status: 409,
    ru: 'От вас это ознакомление больше не требуется: вы выбыли из организации.',
    en: 'You are asked no longer: you have left the organisation.',
  },
  notice_on_leave: {
    status: 409,
    ru: 'Вы в длительном отпуске: знакомиться с этим документом сейчас не нужно.',
    en: 'You are on long leave: this notice need not be acknowledged now.',
  },
  notice_nobody_waits: {
    status: 409,
    ru: 'Напоминать некому: все, кто может войти, уже ознакомились.',
    en: 'There is nobody to remind: everybody who can sign in has acknowledged.',
  },
  notice_reminded_today: {
    status: 409,
    ru: 'Сегодня об этом документе уже напоминали. Напомнить снова можно завтра.',
    en: 'There was a reminder of this notice today. The next one can go out tomorrow.',
  },
  notice_export_too_many: {
    status: 409,
    ru: `В списке больше ${noticeExportMax} человек. Выгрузите его по организациям.`,
    en: `There are more than ${noticeExportMax} people in the list. Export it by organisation.`,
  },
})
