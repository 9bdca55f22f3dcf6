import type { RefusalBody } from '#protocol/envelope.ts'

export type Language = 'ru' | 'en'

/** One way in which a request may be turned down: an HTTP status and what people read. `{name}` takes a detail. */
export type RefusalKind = { readonly status: number; readonly ru: string; readonly en: string }

export type RefusalDetails = Readonly<Record<string, string | number | boolean | readonly unknown[]>>

/** An expected «no». Everything else that is thrown is a bug: it is logged and answered with 500. */
export class Refusal extends Error {
  readonly code: string
  readonly kind: RefusalKind
  readonly details: RefusalDetails | undefined

  constructor(code: string, kind: RefusalKind, details?: RefusalDetails) {
    super(code)
    this.code = code
    this.kind = kind
    this.details = details
  }
}

/**
 * Declares a feature's refusals; each becomes a function to throw:
 * `const refuse = refusals({ not_found: { status: 404, ru: …, en: … } })`, then `throw refuse.not_found()`.
 * The key is the stable code on the wire.
 */
export function refusals<K extends string>(
  kinds: Record<K, RefusalKind>,
): Record<K, (details?: RefusalDetails) => Refusal> {
  const made = {} as Record<K, (details?: RefusalDetails) => Refusal>
  for (const code of Object.keys(kinds) as K[]) made[code] = (details) => new Refusal(code, kinds[code], details)
  return made
}

/** The refusal as it goes over the wire, in the reader's language. */
export function refusalBody(refusal: Refusal, language: Language): RefusalBody {
  const text = refusal.kind[language].replace(/\{(\w+)\}/g, (_, name: string) => String(refusal.details?.[name] ?? ''))
  return {
    code: refusal.code,
    status: refusal.kind.status,
    text,
    ...(refusal.details ? { details: { ...refusal.details } } : {}),
  }
}

/** Refusals that any call may meet before its own rules are asked. */
export const refuse = refusals({
  unknown_call: { status: 404, ru: 'Такой команды нет: {name}.', en: 'There is no such call: {name}.' },
  bad_input: {
    status: 400,
    ru: 'В запросе ошибка: поле «{path}» — {message}.',
    en: 'The request is not well formed: {path} {message}.',
  },
  bad_command_id: {
    status: 400,
    ru: 'Номер действия должен быть UUID строчными буквами.',
    en: 'The command id must be a UUID in lower case.',
  },
  bad_frame: { status: 400, ru: 'Сообщение не разобрано.', en: 'The frame could not be read.' },
  not_signed_in: { status: 401, ru: 'Войдите, чтобы продолжить.', en: 'Sign in to go on.' },
  other_origin: { status: 403, ru: 'Запрос пришёл с чужого адреса.', en: 'The request comes from another site.' },
  not_allowed: { status: 403, ru: 'У вас нет права на это действие.', en: 'You may not do this.' },
  not_found: { status: 404, ru: 'Не найдено, или у вас нет доступа.', en: 'Not found, or you have no access to it.' },
  too_many: {
    status: 429,
    ru: 'Слишком часто. Попробуйте через {seconds} с.',
    en: 'Too often. Try again in {seconds} s.',
  },
  command_id_reused: {
    status: 409,
    ru: 'Под этим номером уже отправлено другое действие.',
    en: 'Another command was already sent under this id.',
  },
  id_taken: {
    status: 409,
    ru: 'Этот номер уже занят. Попробуйте ещё раз.',
    en: 'This id is already in use. Try again.',
  },
  draining: { status: 503, ru: 'Сервер перезапускается.', en: 'The server is restarting.' },
  failed: {
    status: 500,
    ru: 'Что-то сломалось на сервере. Номер для администратора: {requestId}.',
    en: 'Something broke on the server. Number for the operator: {requestId}.',
  },
})
