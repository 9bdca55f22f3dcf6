import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  provider_unknown: {
    status: 404,
    ru: 'Такой службы входа на этом сервере нет.',
    en: 'This server knows no such provider.',
  },
  provider_unreachable: {
    status: 502,
    ru: '«{label}» не отвечает. Попробуйте позже или войдите с паролем.',
    en: '“{label}” does not answer. Try later, or sign in with your password.',
  },
  provider_declined: {
    status: 403,
    ru: '«{label}» никого не назвала: вход там отменён. Можно попробовать ещё раз.',
    en: '“{label}” named nobody: signing in was cancelled there. You can try again.',
  },
  provider_answer_wrong: {
    status: 403,
    ru: 'Ответ службы входа не подошёл: он не для этой страницы, устарел или уже использован. Начните вход заново.',
    en: 'The provider’s answer did not fit: it is not for this page, too old, or used already. Begin again.',
  },
  identity_over: {
    status: 403,
    ru: 'Прошло больше десяти минут, или этот вход уже использован. Начните заново.',
    en: 'More than ten minutes have passed, or this was used already. Begin again.',
  },
  identity_unknown: {
    status: 404,
    ru: 'Вход через «{label}» ещё ни к кому не привязан. Войдите с паролем и привяжите его: «Я» → «Вход». Нет пароля — возьмите код приглашения.',
    en: 'Signing in through “{label}” is not linked to anybody yet. Sign in with your password and link it: “Me” → “Ways in”. No password yet? Use your invitation code.',
  },
  identity_taken: {
    status: 409,
    ru: 'Этот вход через «{label}» уже привязан к другой учётной записи. Сначала отвяжите его там.',
    en: 'This identity at “{label}” is linked to another account. Unlink it there first.',
  },
  links_too_many: {
    status: 409,
    ru: 'Привязано уже {count}. Отвяжите то, чем не пользуетесь.',
    en: '{count} are linked already. Unlink what you do not use.',
  },
  link_not_found: { status: 404, ru: 'Эта служба уже отвязана.', en: 'This is unlinked already.' },
})
