import { issueCodes } from '#server/features/invitations/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { dayMs, hourMs, latestTalk, minuteMs } from './calendar.ts'
import type { Cast } from './cast.ts'
import { personName, type Name } from './names.ts'
import { organisationOf } from './plan-town.ts'
import type { Organisation, Post, SchoolClass, Town } from './town.ts'
import type { Written } from './write-talk.ts'
import { writeReport } from './write-report.ts'
import { insertMany, type Writing } from './writing.ts'

/** What waits to be answered: invitations in every state, people at the door, open class codes, a report. */
export async function writeQueues(
  writing: Writing,
  town: Town,
  cast: Cast,
  written: readonly Written[],
): Promise<void> {
  const school = organisationOf(town.organisations, 'school')
  await inviteStaff(writing, town, cast)
  await openClassCodes(writing, town, cast)
  await writeReport(writing, school, written)
  // Those who were invited weeks ago cannot be printed a code again.
  await writing.tx.updateTable('join_codes').set({ seed: null }).execute()
}

type Issued = { codeId: string; at: number; by: string; organisation: Organisation; post: Post | null }

async function inviteStaff(writing: Writing, { office, organisations }: Town, cast: Cast): Promise<void> {
  const { now } = writing
  const head = cast.person('head').id
  const school = organisationOf(organisations, 'school')
  const ago = (days: number, hours: number) => latestTalk(now.getTime() - days * dayMs - hours * hourMs)
  const missing = school.staff.filter((post) => post.person.login === undefined)
  const [, opened, issued, claimed] = missing
  const early = school.staff.slice(16, 20)
  for (const post of early) await used(writing, await invite(writing, school, post, ago(40, 3), head), head)
  await invite(writing, school, null, ago(34, 2), head)
  await close(writing, await invite(writing, school, null, ago(6, 1), head))
  await open(writing, await invite(writing, school, opened!, ago(2, 4), head))
  await invite(writing, school, issued!, ago(1, 2), head)
  await claim(writing, await invite(writing, school, claimed!, ago(1, 3), head), ago(0, 2))
  const specialist = office.staff.find((post) => post.role === 'office_specialist')!.person.id
  for (const key of ['village', 'lastochka', 'sport'] as const) {
    const one = organisationOf(organisations, key)
    const invited = one.staff.find((post) => post.person.login === undefined)!
    await invite(writing, one, invited, ago(5, 1), key === 'sport' ? specialist : one.staff[0]!.person.id)
  }
}

async function invite(
  writing: Writing,
  organisation: Organisation,
  post: Post | null,
  at: number,
  by: string,
): Promise<Issued> {
  const { role = 'teacher', position = 'учитель' } = post ?? {}
  const code = {
    kind: 'staff',
    organisationId: organisation.id,
    role,
    position,
    personId: post?.person.id ?? null,
  } as const
  const [issued] = await writing.act(at, (ctx) => issueCodes(athome(ctx), [code]), by)
  return { codeId: issued!.id, at, by, organisation, post }
}

/** Codes may be issued only where a sheet's link would be safe; nothing is printed here. */
function athome(ctx: CommandContext): CommandContext {
  const services = { ...ctx.services, config: { ...ctx.services.config, publicUrl: undefined } }
  return { ...ctx, services, origin: { ...ctx.origin, address: '127.0.0.1' } }
}

async function open({ tx }: Writing, { codeId, at }: Issued): Promise<void> {
  await tx
    .updateTable('join_codes')
    .set({ opened_at: new Date(at + 5 * hourMs) })
    .where('id', '=', codeId)
    .execute()
}

async function close({ tx }: Writing, { codeId, at, by }: Issued): Promise<void> {
  await tx
    .updateTable('join_codes')
    .set({ closed_at: new Date(at + hourMs), closed_by: by })
    .where('id', '=', codeId)
    .execute()
}

async function used(writing: Writing, issued: Issued, by: string): Promise<void> {
  const { person } = issued.post!
  const at = issued.at + 2 * hourMs
  const decided = { state: 'approved', decided_at: new Date(at + hourMs), decided_by: by }
  await ask(writing, { code: issued, kind: 'staff', personId: person.id, name: person, at, ...decided })
  await open(writing, issued)
}

/** Somebody typed the code and waits for the head: an account without any tie yet. */
async function claim(writing: Writing, issued: Issued, at: number): Promise<void> {
  const personId = await newcomer(writing, issued.post!.person, 'newcomer-staff', at)
  await ask(writing, { code: issued, kind: 'staff', personId, name: issued.post!.person, at })
  await open(writing, issued)
}

async function openClassCodes(writing: Writing, { organisations }: Town, cast: Cast): Promise<void> {
  const school = organisationOf(organisations, 'school')
  const { now } = writing
  const at = latestTalk(now.getTime() - 3 * dayMs - 2 * hourMs)
  for (const one of school.classes.filter((_, index) => index % 2 === 0)) {
    const by = one.formTeacher!.person.id
    const codes = (['guardian', 'pupil'] as const).map((kind) => ({ kind, organisationId: school.id, classId: one.id }))
    const [guardians, pupils] = await writing.act(at, (ctx) => issueCodes(athome(ctx), codes), by)
    if (one.formTeacher!.person !== cast.person('form-teacher')) continue
    await guardianAsks(writing, one, guardians!.id)
    await pupilAsks(writing, one, pupils!.id)
  }
}

/** A mother who writes her daughter «Хадиджат», as in her papers; the class list has «Хадижат». */
async function guardianAsks(writing: Writing, one: SchoolClass, codeId: string): Promise<void> {
  const at = latestTalk(writing.now.getTime() - 50 * minuteMs)
  const child = { familyName: 'Юнусова', givenName: 'Хадиджат', patronymic: '' }
  const name = personName('female', 'Юнусов', 'Барият', 'Исмаил')
  const personId = await newcomer(writing, name, 'newcomer-parent', at)
  const about = { code: { codeId, organisation: one.organisation }, kind: 'guardian', personId, name, at } as const
  await ask(writing, { ...about, classId: one.id, child, kinship: 'mother' })
}

async function pupilAsks(writing: Writing, one: SchoolClass, codeId: string): Promise<void> {
  const line = one.pupils.find((pupil) => pupil.login === undefined)
  if (!line) return
  const at = latestTalk(writing.now.getTime() - 25 * minuteMs)
  const personId = await newcomer(writing, { ...line, patronymic: '' }, 'newcomer-pupil', at)
  const about = { code: { codeId, organisation: one.organisation }, kind: 'pupil', personId, at } as const
  await ask(writing, { ...about, name: { ...line, patronymic: '' }, classId: one.id })
}

async function newcomer({ tx, newIdAt }: Writing, name: Name, login: string, at: number): Promise<string> {
  const { familyName, givenName, patronymic } = name
  const id = newIdAt(at)
  const when = new Date(at)
  await insertMany(tx, 'streams', [{ id, kind: 'person' }])
  await insertMany(tx, 'persons', [
    { id, family_name: familyName, given_name: givenName, patronymic, created_at: when },
  ])
  const known = await tx.selectFrom('accounts').select('password_hash').limit(1).executeTakeFirstOrThrow()
  const account = { id: newIdAt(at), person_id: id, login, password_hash: known.password_hash, locale: 'ru' }
  await insertMany(tx, 'accounts', [{ ...account, created_at: when, first_signed_in_at: when }])
  return id
}

type Asking = {
  code: Pick<Issued, 'codeId' | 'organisation'>
  kind: 'staff' | 'pupil' | 'guardian'
  personId: string
  name: Pick<Name, 'familyName' | 'givenName' | 'patronymic'>
  at: number
  classId?: string
  child?: { familyName: string; givenName: string; patronymic: string }
  kinship?: string
  state?: string
  decided_at?: Date
  decided_by?: string
}

async function ask({ tx, newIdAt }: Writing, asking: Asking): Promise<void> {
  const { code, kind, personId, name, at, classId = null, child = null, kinship = 'close' } = asking
  const { familyName, givenName, patronymic } = name
  const row = {
    ...{ id: newIdAt(at), kind, code_id: code.codeId, organisation_id: code.organisation.id, class_id: classId },
    ...{ person_id: personId, name: { familyName, givenName, patronymic }, child, kinship, at: new Date(at) },
    ...{
      state: asking.state ?? 'waiting',
      decided_at: asking.decided_at ?? null,
      decided_by: asking.decided_by ?? null,
    },
  }
  await insertMany(tx, 'join_requests', [row])
}
