import type { Language } from '#server/platform/refusal.ts'

/** The one spelling of an address: hosts have no case (RFC 5321, 2.4). */
export function normaliseAddress(address: string): string {
  const [name, host] = partsOf(address)
  return `${name}@${host.toLowerCase()}`
}

/** «i•••@mail.ru»: enough for its owner to recognise. */
export function maskedAddress(address: string): string {
  const [name, host] = partsOf(address)
  return `${name.slice(0, 1)}•••@${host}`
}

/** The six digits of a code as typed, with spaces or dashes anywhere; null when it is none. */
export function readEmailCode(typed: string): string | null {
  const digits = typed.replaceAll(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

type Words = { readonly subject: string; readonly text: string }

/** Letters carry no names and no logins: several people may read one box. */
export const letters: Record<Language, { code: (code: string) => Words; link: (link: string) => Words }> = {
  ru: {
    code: (code) => ({
      subject: 'Код подтверждения почты',
      text: `Код: ${code}\n\nОн действует полчаса. Введите его в «Перемене», чтобы восстанавливать пароль по этой почте.\n\nЕсли вы ничего не просили, просто удалите письмо.\n`,
    }),
    link: (link) => ({
      subject: 'Новый пароль для «Перемены»',
      text: `Чтобы выбрать новый пароль, откройте ссылку:\n\n${link}\n\nОна открывается один раз и действует полчаса. Никому её не пересылайте.\n\nЕсли вы ничего не просили, просто удалите письмо: пароль останется прежним.\n`,
    }),
  },
  en: {
    code: (code) => ({
      subject: 'Code to confirm your e-mail',
      text: `Code: ${code}\n\nIt works for half an hour. Enter it in Peremena to restore your password by this address.\n\nIf you did not ask for it, just delete this letter.\n`,
    }),
    link: (link) => ({
      subject: 'A new password for Peremena',
      text: `To choose a new password, open the link:\n\n${link}\n\nIt works once, within half an hour. Do not forward it to anybody.\n\nIf you did not ask for it, just delete this letter: your password stays as it is.\n`,
    }),
  },
}

function partsOf(address: string): [string, string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, at), address.slice(at + 1)]
}
