import type { Role } from '#protocol/common.ts'
import { isChannel, type ConversationKind, type ParticipantRole } from '#protocol/conversations.ts'
import type { OrganisationSettings } from '#protocol/organisations.ts'

/** A post that somebody holds: the organisation, the offices above it (`path`, itself first), its municipality. */
export type Post = { organisationId: string; role: Role; path: string[]; municipalityId: string | null }

export type ClassTie = {
  classId: string
  organisationId: string
  organisationKind: string
  kind: 'pupil' | 'teacher' | 'form_teacher'
}

/** A child of whom somebody is an unrestricted guardian, with the classes it learns in. */
export type Child = { childId: string; classes: { classId: string; organisationId: string }[] }

/** All that the rules know of a person, at one instant. Nothing that has ended or not begun stands in it. */
export type PersonFacts = {
  id: string
  /** Has an account that is not blocked. */
  registered: boolean
  /** A pupil whom no organisation lets in before a guardian agrees: tied to nobody. */
  waits: boolean
  posts: Post[]
  classes: ClassTie[]
  children: Child[]
}

/** Why one may write: what ties the two. */
export type TieCode =
  | 'tie_colleagues'
  | 'tie_family'
  | 'tie_municipality'
  | 'tie_office'
  | 'tie_teacher_pupil'
  | 'tie_classmates'
  | 'tie_guardian_staff'

export type NoCode =
  | 'write_oneself'
  | 'write_you_blocked'
  | 'direct_closed'
  | 'write_no_tie'
  | 'write_switched_off'
  | 'write_not_registered'

export type Verdict = { may: true; code: TieCode } | { may: false; code: NoCode }

export type Blocks = { byMe: boolean; byOther: boolean }
/** What an organisation has chosen about direct chats. */
export type SettingsOf = (organisationId: string) => OrganisationSettings

type Tie = { code: TieCode; setting?: keyof OrganisationSettings; organisationIds: string[] }

/** May `from` begin to write to `to`, and why. Whoever is not tied learns nothing about the other. */
export function mayWrite(from: PersonFacts, to: PersonFacts, blocks: Blocks, settings: SettingsOf): Verdict {
  if (from.id === to.id) return { may: false, code: 'write_oneself' }
  const all = ties(from, to)
  if (all.length === 0) return { may: false, code: 'write_no_tie' }
  const open = all.find((tie) => switchedOn(tie, settings))
  if (!open) return { may: false, code: 'write_switched_off' }
  if (blocks.byMe) return { may: false, code: 'write_you_blocked' }
  if (!to.registered) return { may: false, code: 'write_not_registered' }
  if (blocks.byOther) return { may: false, code: 'direct_closed' }
  return { may: true, code: open.code }
}

export type ExplainedTie = Tie & { open: boolean }

/** All that ties `from` to `to` for writing, and which of it an organisation has switched off. */
export function explainTies(from: PersonFacts, to: PersonFacts, settings: SettingsOf): ExplainedTie[] {
  if (from.id === to.id) return []
  const all = ties(from, to).map((tie) => ({ ...tie, open: switchedOn(tie, settings) }))
  const keys = all.map((tie) => [tie.code, tie.setting, ...tie.organisationIds].join(' '))
  return all.filter((_, index) => keys.indexOf(keys[index]!) === index)
}

/** May the two go on in a conversation that one of them began: whom an office wrote to may answer. */
export function mayGoOn(one: PersonFacts, other: PersonFacts, blocked: boolean, settings: SettingsOf): boolean {
  return !blocked && [...ties(one, other), ...ties(other, one)].some((tie) => switchedOn(tie, settings))
}

/**
 * Whether somebody whose ties have changed may stay in a conversation made by hand: a tie to the others must be left. Who
 * has left an organisation (`former`) needs one to its people, where any are inside; to work next door to it is not enough.
 */
export function mayStay(
  person: PersonFacts,
  others: readonly PersonFacts[],
  former: ReadonlySet<string>,
  settings: SettingsOf,
): boolean {
  const left = others.filter((other) => organisationsOf(other).some((id) => former.has(id)))
  const among = left.length > 0 ? left : others
  const keeps = ({ code, organisationIds }: Tie) =>
    code !== 'tie_municipality' || !organisationIds.some((id) => former.has(id))
  return (
    (others.length === 0 && !person.waits) ||
    among.some((other) =>
      [...ties(person, other), ...ties(other, person)].some((tie) => keeps(tie) && switchedOn(tie, settings)),
    )
  )
}

/** Where somebody works, learns or has a child, each as often as it is so. */
export function organisationsOf({ posts, classes, children }: PersonFacts): string[] {
  return [...posts, ...classes, ...children.flatMap((child) => child.classes)].map((tie) => tie.organisationId)
}

/** Whether somebody who stands in a conversation may write to it; the code says why not. */
export function maySend(kind: ConversationKind, role: ParticipantRole, archived: boolean): '' | SendRefusal {
  if (archived) return 'conversation_archived'
  if (role === 'owner' || role === 'moderator') return ''
  if (isChannel(kind)) return 'channel_readers_only'
  if (role === 'member') return ''
  return kind === 'direct' ? 'direct_closed' : 'reader_only'
}

export type SendRefusal = 'conversation_archived' | 'channel_readers_only' | 'direct_closed' | 'reader_only'

/** A child by the roster: learns somewhere and holds no post. */
export function isPupil(person: PersonFacts): boolean {
  return person.posts.length === 0 && person.classes.some((tie) => tie.kind === 'pupil')
}

export const administrationRoles: readonly Role[] = ['head', 'deputy', 'administrator']
const officeRoles: readonly Role[] = [...administrationRoles, 'office_specialist']

function switchedOn({ setting, organisationIds }: Tie, settings: SettingsOf): boolean {
  return !setting || organisationIds.every((id) => settings(id)[setting])
}

function ties(from: PersonFacts, to: PersonFacts): Tie[] {
  if (from.waits || to.waits) return []
  return [
    ...family(from, to),
    ...staff(from, to),
    ...schooling(from, to),
    ...guardianAndStaff(from, to),
    ...guardianAndStaff(to, from),
  ]
}

function family(from: PersonFacts, to: PersonFacts): Tie[] {
  const related =
    from.children.some((child) => child.childId === to.id) || to.children.some((child) => child.childId === from.id)
  return related ? [{ code: 'tie_family', organisationIds: [] }] : []
}

function staff(from: PersonFacts, to: PersonFacts): Tie[] {
  return pairs(from.posts, to.posts).flatMap(([mine, other]): Tie[] => {
    const organisationIds = [mine.organisationId, other.organisationId]
    if (mine.organisationId === other.organisationId) return [{ code: 'tie_colleagues', organisationIds }]
    if (officeRoles.includes(mine.role) && other.path.includes(mine.organisationId)) {
      return [{ code: 'tie_office', organisationIds }]
    }
    if (mine.municipalityId === null || mine.municipalityId !== other.municipalityId) return []
    return [{ code: 'tie_municipality', setting: 'staffAcrossOrganisations', organisationIds }]
  })
}

/** Teacher and pupil, or two pupils, of one class. Kindergartens have no chat with the children. */
function schooling(from: PersonFacts, to: PersonFacts): Tie[] {
  return pairs(from.classes, to.classes).flatMap(([mine, other]): Tie[] => {
    if (mine.classId !== other.classId || mine.organisationKind === 'kindergarten') return []
    const organisationIds = [mine.organisationId]
    const pupils = [mine, other].filter((tie) => tie.kind === 'pupil').length
    if (pupils === 2) return [{ code: 'tie_classmates', setting: 'pupilToPupil', organisationIds }]
    if (pupils === 1) return [{ code: 'tie_teacher_pupil', setting: 'pupilToTeacher', organisationIds }]
    return []
  })
}

/** Teachers of the child's class and the administration of its organisation, both ways. */
function guardianAndStaff(guardian: PersonFacts, worker: PersonFacts): Tie[] {
  const taught = new Set(worker.classes.filter((tie) => tie.kind !== 'pupil').map((tie) => tie.classId))
  const led = new Set(
    worker.posts.filter(({ role }) => administrationRoles.includes(role)).map((post) => post.organisationId),
  )
  return guardian.children.flatMap(({ classes }) =>
    classes.flatMap(({ classId, organisationId }): Tie[] => {
      const tie: Tie = { code: 'tie_guardian_staff', organisationIds: [organisationId] }
      return [
        ...(taught.has(classId) ? [{ ...tie, setting: 'guardianToTeacher' as const }] : []),
        ...(led.has(organisationId) ? [{ ...tie, setting: 'guardianToAdministration' as const }] : []),
      ]
    }),
  )
}

function pairs<A, B>(left: readonly A[], right: readonly B[]): [A, B][] {
  return left.flatMap((a) => right.map((b): [A, B] => [a, b]))
}
