import { readAnchor, verifyChain, type Verified } from '#server/features/audit/exports.ts'
import { refuseStart } from '#server/start-refusal.ts'
import { openServices } from './operator-context.ts'
import type { Verb } from './verb.ts'

const anchor = {
  doc: { ru: 'номер и хеш с напечатанного отчёта', en: 'number and hash from a printed report' },
  takesValue: true,
}

export const auditVerb: Verb = {
  name: 'audit verify',
  usage: '[--anchor NUMBER:HASH]',
  doc: { ru: 'проверить, что журнал никто не переписал', en: 'check that nobody rewrote the audit log' },
  flags: { anchor },
  async run(context) {
    const given = context.flags.anchor
    const wanted = given === undefined ? undefined : (readAnchor(given) ?? refuseAnchor(given))
    const { db } = await openServices(context)
    const verified = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx) => verifyChain(tx, wanted))
    context.output.print(inWords(verified), () => lines(verified, context.config.language))
    if (verified.broken) refuseBroken(verified.broken)
    if (verified.contained === false) refuseMissing(given ?? '')
  },
}

function inWords({ checked, last, unsealed, broken, contained }: Verified) {
  const { count, since } = unsealed
  return {
    intact: broken === null && contained !== false,
    checked,
    last: { number: last.number, hash: last.hash.toString('hex') },
    unsealed: { count, since: since?.toISOString() ?? null },
    broken,
    anchor: contained === null ? null : { contained },
  }
}

function lines({ checked, last, unsealed, contained }: Verified, language: 'ru' | 'en'): string[] {
  const end = `${last.number}:${last.hash.toString('hex')}`
  return language === 'ru'
    ? [
        `Проверено строк: ${checked}`,
        `Последняя: ${end}`,
        `Ещё не запечатано: ${unsealed.count}`,
        ...(contained ? ['Строка с отчёта есть в журнале: до неё ничего не переписано.'] : []),
      ]
    : [
        `Rows checked: ${checked}`,
        `Last: ${end}`,
        `Not sealed yet: ${unsealed.count}`,
        ...(contained ? ['The row of the report is in the log: nothing before it was rewritten.'] : []),
      ]
}

const breaks = {
  changed: { ru: 'изменена', en: 'was changed' },
  missing: { ru: 'пропала', en: 'is missing' },
  reordered: { ru: 'стоит не на своём месте', en: 'stands in another place than it was sealed in' },
  added: { ru: 'добавлена в обход сервера', en: 'was added by something else than the server' },
} as const

function refuseBroken({ number, what }: NonNullable<Verified['broken']>): never {
  return refuseStart(
    `Журнал нарушен: строка ${number} ${breaks[what].ru}.`,
    `The log is broken: row ${number} ${breaks[what].en}.`,
  )
}

function refuseMissing(anchor: string): never {
  return refuseStart(
    `В журнале нет строки ${anchor}: с тех пор его переписали, или она из другого журнала.`,
    `The log has no row ${anchor}: it was rewritten since then, or the row is of another log.`,
  )
}

function refuseAnchor(text: string): never {
  return refuseStart(
    `«${text}» не похоже на строку с отчёта: нужен номер и хеш, НОМЕР:ХЕШ, или один хеш из 64 знаков.`,
    `"${text}" is not what a report prints: NUMBER:HASH, or a hash of 64 digits alone.`,
  )
}
