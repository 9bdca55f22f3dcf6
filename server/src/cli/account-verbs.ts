import { Value } from 'typebox/value'
import { Login } from '#protocol/accounts.ts'
import {
  blockByOperator,
  createOperator,
  listAccounts,
  resetByOperator,
  unblockByOperator,
  type ListedAccount,
} from '#server/features/accounts/exports.ts'
import { refuseStart } from '#server/start-refusal.ts'
import { asOperator } from './operator-context.ts'
import type { Verb, VerbContext } from './verb.ts'

const reason = {
  doc: { ru: 'почему (увидит администрация)', en: 'why (the administration sees it)' },
  takesValue: true,
}
const name = { doc: { ru: 'имя: «Фамилия Имя Отчество»', en: 'name: "Family Given Patronymic"' }, takesValue: true }

/** Accounts from the command line, for whoever runs the server. */
export const accountVerbs: readonly Verb[] = [
  {
    name: 'account create-operator',
    usage: '<login>',
    doc: { ru: 'создать техническую учётную запись оператора', en: 'create the technical account of an operator' },
    flags: { name },
    async run(context) {
      const login = loginOf(context)
      if (!Value.Check(Login, login)) refuseLogin(login)
      const issued = await asOperator(context, (ctx) => createOperator(ctx, login, nameOf(context)))
      printCode(context, issued)
    },
  },
  {
    name: 'account list',
    doc: { ru: 'все учётные записи: логин, состояние, роли', en: 'every account: login, state, roles' },
    async run(context) {
      const language = context.config.language
      const listed = await asOperator(context, listAccounts)
      context.output.print(listed, (accounts) => accounts.map((one) => line(one, language)))
    },
  },
  {
    name: 'account reset-password',
    usage: '<login>',
    doc: {
      ru: 'одноразовый код, с которым человек задаст новый пароль',
      en: 'a one-time code to set a new password with',
    },
    async run(context) {
      const login = loginOf(context)
      printCode(context, await asOperator(context, (ctx) => resetByOperator(ctx, login)))
    },
  },
  {
    name: 'account block',
    usage: '<login>',
    doc: { ru: 'закрыть вход на всех устройствах', en: 'close an account on all devices' },
    flags: { reason },
    async run(context) {
      const login = loginOf(context)
      const changed = await asOperator(context, (ctx) => blockByOperator(ctx, login, context.flags.reason ?? ''))
      printState(context, login, 'blocked', changed)
    },
  },
  {
    name: 'account unblock',
    usage: '<login>',
    doc: { ru: 'снова открыть вход', en: 'open an account again' },
    async run(context) {
      const login = loginOf(context)
      printState(context, login, 'open', await asOperator(context, (ctx) => unblockByOperator(ctx, login)))
    },
  },
]

function loginOf({ args }: VerbContext): string {
  const [login] = args
  if (login !== undefined && args.length === 1) return login
  return refuseStart('Укажите один логин после слов команды.', 'Give one login after the words of the command.')
}

function refuseLogin(login: string): never {
  return refuseStart(
    `Логин «${login}» не подходит: от 3 до 64 букв, цифр и знаков . _ - + @.`,
    `The login "${login}" does not fit: 3 to 64 letters, digits and . _ - + @.`,
  )
}

function nameOf({ flags, config }: VerbContext) {
  const [familyName, givenName, ...rest] = (flags.name ?? '').split(/\s+/).filter(Boolean)
  const unnamed = config.language === 'ru' ? 'Оператор' : 'Operator'
  return { familyName: familyName ?? unnamed, givenName: givenName ?? 'Peremena', patronymic: rest.join(' ') }
}

function printCode({ output, config }: VerbContext, issued: { login: string; code: string; expiresAt: Date }): void {
  const { login, code, expiresAt } = issued
  const until = expiresAt.toLocaleString(config.language, { dateStyle: 'medium', timeStyle: 'short' })
  output.print(issued, () => [`${login}  ${code}`])
  output.say({
    ru: `Откройте «Войти» → «Не получается войти?» и введите логин, код и новый пароль. Код действует до ${until}.`,
    en: `Open “Sign in” → “Cannot sign in?” and enter login, code and a new password. The code works until ${until}.`,
  })
}

function printState({ output }: VerbContext, login: string, state: 'open' | 'blocked', changed: boolean): void {
  output.print({ login, state, changed }, () => [`${login}: ${state}`])
}

const states = {
  ru: { open: 'открыт', blocked: 'закрыт', never_signed_in: 'ещё не входил' },
  en: { open: 'open', blocked: 'blocked', never_signed_in: 'never signed in' },
} as const

function line({ login, state, roles, seenAt }: ListedAccount, language: 'ru' | 'en'): string {
  const seen = seenAt ? seenAt.toISOString().slice(0, 10) : '—'
  return [login.padEnd(24), states[language][state].padEnd(16), seen.padEnd(12), roles.join('; ')].join(' ').trimEnd()
}
