import { createClass as contract, type ClassKind } from '#protocol/classes.ts'
import {
  academicYearOf,
  announceOrganisation,
  dayIn,
  followRoster,
  isYearNear,
  requireManaging,
} from '#server/features/organisations/exports.ts'
import { announceTies, enrol, isStaffOf } from '#server/features/roster/exports.ts'
import { handle, type CommandContext, type Tx } from '#server/platform/call.ts'
import { createStream } from '#server/platform/events/streams.ts'
import { createClassChats } from './class-chats.ts'
import { classKindsIn } from './class-kinds.rules.ts'
import { normaliseClassName } from './class-name.rules.ts'
import { refuse } from './classes.refusals.ts'
import { addNames } from './pupils-added.ts'

export const createClass = handle(contract, {
  async run(ctx, { id, organisationId, kind, names, formTeacherId, ...input }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation } = await requireManaging(ctx.tx, who, organisationId)
    if (!classKindsIn[organisation.kind].includes(kind)) throw refuse.class_kind_elsewhere()
    if (kind === 'subject_group' && names.trim() !== '') throw refuse.group_from_classes()
    const name = normaliseClassName(kind, input.name)
    const today = dayIn(organisation.timeZone, ctx.at)
    const academicYear = input.academicYear ?? academicYearOf(today)
    if (!isYearNear(academicYear, today)) throw refuse.academic_year_far()
    await refuseTwin(ctx.tx, organisationId, { name, academicYear })
    await writeClass(ctx, { id, organisationId, kind, name, academicYear })
    await createClassChats(ctx, { id, organisationId, organisationKind: organisation.kind, kind, name })
    const { added, remarks } = await addNames(ctx, id, names)
    if (formTeacherId) await appointFirst(ctx, id, organisationId, formTeacherId)
    announceOrganisation(ctx, organisationId, 'classes')
    ctx.audit('class.created', { organisationId, data: { classId: id, kind, added } })
    return { classId: id, name, added, remarks }
  },
})

/** Two names that differ in spelling only are one class. */
export async function refuseTwin(
  tx: Tx,
  organisationId: string,
  { id, name, academicYear }: { id?: string; name: string; academicYear: string },
): Promise<void> {
  if (name === '') throw refuse.class_name_empty()
  // Two who make the same class at once come one after the other.
  await tx.selectFrom('organisations').select('id').where('id', '=', organisationId).forUpdate().execute()
  const twin = await tx
    .selectFrom('school_classes')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('academic_year', '=', academicYear)
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (twin && twin.id !== id) throw refuse.class_exists({ name })
}

type NewClass = { id: string; organisationId: string; kind: ClassKind; name: string; academicYear: string }

async function writeClass(
  ctx: CommandContext,
  { id, organisationId, kind, name, academicYear }: NewClass,
): Promise<void> {
  const row = { id, organisation_id: organisationId, kind, name, academic_year: academicYear, created_at: ctx.at }
  await createStream(ctx.tx, id, 'class')
  await ctx.tx.insertInto('school_classes').values(row).execute()
}

async function appointFirst(
  ctx: CommandContext,
  classId: string,
  organisationId: string,
  personId: string,
): Promise<void> {
  if (!(await isStaffOf(ctx.tx, personId, organisationId, ctx.at))) throw refuse.teacher_elsewhere()
  await enrol(ctx, classId, 'form_teacher', [personId])
  await followRoster(ctx, [personId])
  announceTies(ctx, [personId])
}
