import { classChanged, renameClass as contract } from '#protocol/classes.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { announcePersons } from '#server/features/roster/exports.ts'
import { handle } from '#server/platform/call.ts'
import { renameClassChats } from './class-chats.ts'
import { normaliseClassName } from './class-name.rules.ts'
import { nameClass } from './class-names.ts'
import { requireClassManaging } from './classes.access.ts'
import { peopleOfClass } from './classes.queries.ts'
import { refuseTwin } from './create-class.ts'

export const renameClass = handle(contract, {
  async run(ctx, { classId, name: typed }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const facts = await requireClassManaging(ctx.tx, who, classId)
    const name = normaliseClassName(facts.kind, typed)
    await refuseTwin(ctx.tx, facts.organisationId, { id: classId, name, academicYear: facts.academicYear })
    await nameClass(ctx, classId, name)
    await renameClassChats(ctx, classId, name)
    announcePersons(ctx, await peopleOfClass(ctx.tx, classId, ctx.at))
    ctx.publish(classChanged, classId, { what: 'profile' })
    announceOrganisation(ctx, facts.organisationId, 'classes')
    ctx.audit('class.renamed', { organisationId: facts.organisationId, data: { classId } })
    return { name }
  },
})
