import { me as contract, type Locale, type MyOrganisation, type OrganisationKind } from '#protocol/accounts.ts'
import { answer, type Db, type QueryContext } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { mailIsOn } from '#server/platform/mail.ts'
import { personBrief, rolesOf, waitsEverywhere } from '#server/features/roster/exports.ts'
import { emailOf } from './emails.ts'
import { noPassword } from './passwords.ts'

export const me = answer(contract, {
  async run(context) {
    const { db, actor, at, services } = context
    const account = await accountRow(context)
    const brief = await personBrief(db, actor.personId, actor.personId)
    const ties = await rolesOf(db, actor.personId, at)
    const isOperator = await hasOperatorRole(db, actor.personId)
    const awaitsConsent = await waitsEverywhere(db, actor.personId, at)
    const roles = ties.map(({ role, organisationId, classId }) => ({ role, organisationId, classId }))
    return {
      ...actor,
      login: account.login,
      name: brief?.name ?? '',
      fullName: brief?.fullName ?? '',
      locale: account.locale as Locale,
      roles: isOperator ? [...roles, { role: 'operator' as const, organisationId: null, classId: null }] : roles,
      organisations: await organisationsOf(db, [...new Set(ties.map((tie) => tie.organisationId))]),
      ephemeral: account.ephemeral,
      demo: services.config.demo,
      pending: (ties.length === 0 || awaitsConsent) && !isOperator,
      awaitsConsent: awaitsConsent && !isOperator,
      hasPin: account.pin_hash !== null,
      hasPassword: account.password_hash !== noPassword,
      secondFactor: await factorFacts(db, actor.accountId),
      resetNotice: await resetNotice(db, account),
      email: mailIsOn(services) ? await emailOf(db, actor.accountId) : null,
      fileSizeBytesMax: services.config.fileSizeBytesMax,
    }
  },
})

async function accountRow({ db, actor }: QueryContext) {
  const row = await db
    .selectFrom('accounts')
    .innerJoin('sessions', 'sessions.account_id', 'accounts.id')
    .select([
      'login',
      'locale',
      'pin_hash',
      'password_hash',
      'reset_by',
      'reset_at',
      'reset_by_mail',
      'sessions.ephemeral',
    ])
    .where('accounts.id', '=', actor.accountId)
    .where('sessions.id', '=', actor.sessionId)
    .executeTakeFirst()
  if (!row) throw refuse.not_signed_in()
  return row
}

async function hasOperatorRole(db: Db, personId: string): Promise<boolean> {
  const row = await db.selectFrom('operators').select('person_id').where('person_id', '=', personId).executeTakeFirst()
  return row !== undefined
}

async function organisationsOf(db: Db, ids: string[]): Promise<MyOrganisation[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('organisations')
    .select(['id', 'name', 'short_name', 'kind'])
    .where('id', 'in', ids)
    .orderBy('short_name')
    .execute()
  return rows.map(({ id, name, short_name, kind }) => ({
    id,
    name,
    shortName: short_name,
    kind: kind as OrganisationKind,
  }))
}

async function factorFacts(db: Db, accountId: string): Promise<{ recoveryCodesLeft: number } | null> {
  const row = await db
    .selectFrom('second_factors')
    .leftJoin('recovery_codes', (join) =>
      join
        .onRef('recovery_codes.account_id', '=', 'second_factors.account_id')
        .on('recovery_codes.used_at', 'is', null),
    )
    .select(({ fn }) => fn.count<number>('recovery_codes.code_hash').as('left'))
    .where('second_factors.account_id', '=', accountId)
    .groupBy('second_factors.account_id')
    .executeTakeFirst()
  return row ? { recoveryCodesLeft: row.left } : null
}

type LastReset = { reset_by: string | null; reset_at: Date | null; reset_by_mail: boolean }

async function resetNotice(db: Db, { reset_by, reset_at, reset_by_mail }: LastReset) {
  if (!reset_at) return null
  const by = reset_by ? await personBrief(db, reset_by) : undefined
  return { byName: by?.fullName ?? '', byMail: reset_by_mail, at: reset_at.toISOString() }
}
