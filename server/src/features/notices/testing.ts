import type { Services } from '#server/platform/services.ts'
import { addOrganisation } from '#protocol/organisations.ts'
import { sendNotice, type NoticeCircle } from '#protocol/notices.ts'
import type { Actor } from '#server/platform/call.ts'
import { followRoster } from '#server/features/organisations/exports.ts'
import { claim } from '#server/platform/jobs/outbox.ts'
import { newId } from '#server/platform/ids.ts'
import { runAs } from '#server/platform/run-command.ts'
import { scene } from '#server/testing/scene.ts'
import { noticesFeature } from './feature.ts'
import { reminderTopic } from './remind-notice.ts'

export type NoticeWorld = Awaited<ReturnType<typeof noticeWorld>>

const dayMs = 24 * 60 * 60_000

/** An office with two schools: in each a head and teachers, of whom one works in both. */
export async function noticeWorld(options?: Parameters<typeof scene>[0]) {
  const s = await scene(options)
  const otherId = newId()
  await s.call(s.office, addOrganisation, {
    ...{ id: otherId, parentId: s.officeId, kind: 'school', name: 'МБОУ «СОШ № 2»', shortName: 'СОШ № 2' },
    timeZone: 'Europe/Moscow',
  })
  const otherHead = await s.hire(s.office, otherId, 'head', 'Исаев Иса Исаевич')
  const teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
  const both = await s.hire(s.head, s.schoolId, 'teacher', 'Ёлкина Анна Петровна')
  await s.pool.query(
    `insert into role_grant_facts (id, person_id, organisation_id, role, position, valid_from)
     values ($1, $2, $3, 'teacher', 'учитель физики', now() - interval '1 day')`,
    [newId(), both.personId, otherId],
  )
  const elsewhere = await s.found('municipality', 'Чужая Анна Ивановна')

  return {
    ...s,
    otherId,
    otherHead,
    teacher,
    both,
    stranger: elsewhere.actor,
    /** Sends as the office to everybody who works below it, unless told otherwise. */
    async send(
      by: Actor = s.office,
      more: { organisationId?: string; circle?: NoticeCircle; fileId?: string; id?: string; dueAt?: string } = {},
    ): Promise<string> {
      const id = more.id ?? newId()
      await s.call(by, sendNotice, {
        ...{ id, organisationId: s.officeId, title: 'О подготовке к зиме', text: 'Проверьте котельные.' },
        ...{ circle: { roles: ['head', 'teacher'] }, dueAt: new Date(Date.now() + dayMs).toISOString() },
        ...more,
      })
      return id
    },
    /** Works there again, by a fact of the roster. */
    async rehire(organisationId: string, { personId }: Actor): Promise<void> {
      await s.pool.query(
        `insert into role_grant_facts (id, person_id, organisation_id, role, position, valid_from)
         values ($1, $2, $3, 'teacher', '', now() - interval '1 hour')`,
        [newId(), personId, organisationId],
      )
      await runAs(s.services, null, (ctx) => followRoster(ctx, [personId]))
    },
    /** What follows a commit, now and not in a second; reminders at their hour. */
    follow: () => followed(s.services),
  }
}

async function followed(services: Services): Promise<void> {
  const reactions = new Map(Object.entries(noticesFeature.reactions ?? {}))
  const own = [...reactions.keys()].filter((topic) => topic !== reminderTopic)
  let [forced, handled] = [1n, 0]
  while (forced > 0n || handled > 0) {
    const rows = services.db.updateTable('outbox').set({ due_at: new Date(0) })
    forced = (await rows.where('topic', 'in', own).executeTakeFirst()).numUpdatedRows
    handled = await claim(reactions, services)
  }
}
