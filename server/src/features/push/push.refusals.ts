import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  push_endpoint: {
    status: 422,
    ru: 'Этот браузер получает уведомления по адресу, который сервер не принимает.',
    en: 'This browser receives notifications at an address that the server does not accept.',
  },
  push_keys: { status: 422, ru: 'Ключи подписки не подходят.', en: 'The keys of the subscription do not fit.' },
  push_not_here: {
    status: 403,
    ru: 'На чужом компьютере уведомления не включаются.',
    en: 'Notifications are not turned on on somebody else’s computer.',
  },
})
