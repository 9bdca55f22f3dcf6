import type { OrganisationKind } from '#protocol/accounts.ts'
import type { NoticeCircle, NoticeRole, NoticeSender } from '#protocol/notices.ts'

/** What a press chooses; teachers hold form teachers, whom the roster keeps apart. */
export const roleChoices: Readonly<Partial<Record<NoticeRole, readonly NoticeRole[]>>> = {
  head: ['head'],
  deputy: ['deputy'],
  administrator: ['administrator'],
  teacher: ['teacher', 'form_teacher'],
  form_teacher: ['form_teacher'],
  staff: ['staff'],
  office_specialist: ['office_specialist'],
  guardian: ['guardian'],
  pupil: ['pupil'],
}

const ofClass: readonly NoticeRole[] = ['guardian', 'pupil']
const ofStaff: readonly NoticeRole[] = ['head', 'deputy', 'administrator', 'teacher', 'staff']
const offices: readonly OrganisationKind[] = ['region', 'municipality']

export interface Draft {
  roles: ReadonlySet<NoticeRole>
  where: 'everywhere' | 'kinds' | 'chosen'
  kinds: ReadonlySet<OrganisationKind>
  organisations: ReadonlyMap<string, string>
  classId: string | undefined
}

/** What may be pressed by this sender, in order. */
export function rolesFor(sender: NoticeSender, classId: string | undefined): readonly NoticeRole[] {
  // The children of a kindergarten read nothing themselves.
  const families = sender.organisation.kind === 'kindergarten' ? ofClass.filter((role) => role !== 'pupil') : ofClass
  if (classId) return families
  const office = offices.includes(sender.organisation.kind)
  return [...ofStaff, 'form_teacher', ...(office ? (['office_specialist'] as const) : []), ...families]
}

/** Everybody who works there. */
export function staffRoles(sender: NoticeSender): readonly NoticeRole[] {
  return rolesFor(sender, undefined).filter((role) => !ofClass.includes(role) && role !== 'form_teacher')
}

/** Where the form begins: offices write to heads, schools to those who teach, form teachers to parents. */
export function draftFor(sender: NoticeSender): Draft {
  const classId = sender.whole ? undefined : sender.classes[0]?.id
  const office = offices.includes(sender.organisation.kind)
  const roles: NoticeRole[] = classId ? ['guardian'] : office ? ['head'] : ['teacher', 'staff']
  return { roles: new Set(roles), where: 'everywhere', kinds: new Set(), organisations: new Map(), classId }
}

/** As text, to be kept while the notice is being written. */
export function packed({ roles, kinds, organisations, ...rest }: Draft): string {
  return JSON.stringify({ ...rest, roles: [...roles], kinds: [...kinds], organisations: [...organisations] })
}

export function unpacked(text: string): Draft {
  const { roles, kinds, organisations, ...rest } = JSON.parse(text) as {
    [K in keyof Draft]: Draft[K] extends ReadonlySet<infer T> ? T[] : Draft[K]
  } & { organisations: [string, string][] }
  return { ...rest, roles: new Set(roles), kinds: new Set(kinds), organisations: new Map(organisations) }
}

/** The circle as the server takes it; null while something is still to be chosen. */
export function circleOf({ roles, where, kinds, organisations, classId }: Draft): NoticeCircle | null {
  const asked = [...new Set([...roles].flatMap((role) => roleChoices[role] ?? []))]
  if (asked.length === 0) return null
  if (classId) return { roles: asked, classId }
  if (where === 'everywhere') return { roles: asked }
  if (where === 'kinds') return kinds.size === 0 ? null : { roles: asked, kinds: [...kinds] }
  return organisations.size === 0 ? null : { roles: asked, organisationIds: [...organisations.keys()] }
}
