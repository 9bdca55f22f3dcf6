import type { PersonName } from '#protocol/common.ts'
import { announceOrganisation, followRoster } from '#server/features/organisations/exports.ts'
import {
  announceTies,
  becomeLine,
  formTeachersOf,
  guardiansOf,
  hasAccount,
  isRestricted,
  nameOf,
  tellEverybody,
} from '#server/features/roster/exports.ts'
import type { Actor, CommandContext } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { refuse } from './invitations.refusals.ts'
import type { FoundCode } from './join-codes.ts'
import { isPupilOf } from './joins.queries.ts'
import { matchLines } from './match.rules.ts'
import { openAccount, type NewLogin } from './open-account.ts'

type Ctx = CommandContext<Actor | null>

/**
 * Lets in at once whom a code was issued for: the pupil, or a guardian on the roster. Gives the person. Throws `code_used`,
 * `other_person`, `already_in`, `own_guardian`, `guardian_restricted`. Without `chosen` the account that is signed in takes the place over.
 */
export async function enterBySheet(ctx: Ctx, code: FoundCode, chosen: NewLogin | undefined): Promise<string> {
  const { kind, organisationId } = code
  const [lineId, childId, classId] = [code.personId!, code.childId!, code.classId!]
  await lockRow(ctx, 'persons', lineId, 'update')
  if (await hasAccount(ctx.tx, lineId)) throw refuse.code_used()
  if (chosen) await openAccount(ctx, lineId, chosen)
  const personId = chosen ? lineId : await takeOver(ctx, code)
  await followRoster(ctx, [personId])
  announceTies(ctx, [personId])
  announceOrganisation(ctx, organisationId, 'people')
  if (kind === 'guardian') {
    const guardians = (await guardiansOf(ctx.tx, childId, ctx.at)).map((guardian) => guardian.personId)
    const told = [...guardians, ...(await formTeachersOf(ctx.tx, classId, ctx.at))].filter((id) => id !== personId)
    await tellEverybody(ctx, told, { code: 'guardian_linked', organisationId, about: [personId, childId] })
  }
  const otherId = kind === 'guardian' ? childId : undefined
  ctx.audit('join.entered', {
    actorId: personId,
    organisationId,
    subjectId: personId,
    otherId,
    data: { classId, kind },
  })
  return personId
}

/** Whether whoever is signed in bears this name, a slip of the pen aside. */
export async function fitsName({ tx, actor }: Ctx, line: Required<PersonName>): Promise<boolean> {
  const own = actor && (await nameOf(tx, actor.personId))
  return own ? matchLines(own, [line]).length > 0 : false
}

/** The person who is signed in turns out to be the one on the roster: a second child, a second school. */
async function takeOver(ctx: Ctx, { kind, personId: lineId, childId, classId }: FoundCode): Promise<string> {
  const { personId } = ctx.actor!
  if (!(await fitsName(ctx, (await nameOf(ctx.tx, lineId!))!))) throw refuse.other_person()
  if (kind === 'pupil') {
    if (await isPupilOf(ctx.tx, personId, classId!, ctx.at)) throw refuse.already_in()
  } else {
    const pair = { guardianId: personId, childId: childId! }
    if (personId === childId) throw refuse.own_guardian()
    if (await isRestricted(ctx.tx, pair, ctx.at)) throw refuse.guardian_restricted()
    const guardians = await guardiansOf(ctx.tx, childId!, ctx.at)
    if (guardians.some((guardian) => guardian.personId === personId)) throw refuse.already_in()
  }
  await becomeLine(ctx, personId, lineId!)
  return personId
}
