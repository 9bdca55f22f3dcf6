import { afterAll, beforeAll, expect, it } from 'vitest'
import { acknowledgeNotice, getNotice, listNotices, sendNotice, withdrawNotice } from '#protocol/notices.ts'
import { addOrganisation, closeOrganisation } from '#protocol/organisations.ts'
import { beginLeave, endLeave, removeStaff } from '#protocol/roster.ts'
import { followRoster } from '#server/features/organisations/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { runAs } from '#server/platform/run-command.ts'
import { scene } from '#server/testing/scene.ts'
import { reactionsDone } from './viewer.ts'

type Region = Awaited<ReturnType<typeof region>>
let t: Region
beforeAll(async () => {
  t = await region()
}, 300_000)
afterAll(() => t.close())

/** A region over an office over two schools; the region has asked everybody who works in the schools. */
async function region() {
  const s = await scene()
  const top = await s.found('region', 'Магомедова Асият Омаровна')
  await s.pool.query('update organisations set parent_id = $2 where id = $1', [s.officeId, top.organisationId])
  const otherId = newId()
  await s.call(s.office, addOrganisation, {
    ...{ id: otherId, parentId: s.officeId, kind: 'school', name: 'МБОУ «СОШ № 2»', shortName: 'СОШ № 2' },
    timeZone: 'Europe/Moscow',
  })
  const otherHead = await s.hire(s.office, otherId, 'head', 'Исаев Иса Исаевич')
  const teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
  const both = await s.hire(s.head, s.schoolId, 'teacher', 'Ёлкина Анна Петровна')
  const noticeId = newId()
  await s.call(top.actor, sendNotice, {
    ...{ id: noticeId, organisationId: top.organisationId, title: 'О подготовке к зиме', text: '' },
    ...{ circle: { roles: ['head', 'teacher'] }, dueAt: '2100-01-01T00:00:00.000Z' },
  })
  const work = (personId: string, organisationId: string) => ({ personId, organisationId })
  /** Comes to work there, by a fact of the roster. */
  const comes = async (personId: string, organisationId: string) => {
    await s.pool.query(
      `insert into role_grant_facts (id, person_id, organisation_id, role, position, valid_from)
       values ($1, $2, $3, 'teacher', '', now() - interval '1 hour')`,
      [newId(), personId, organisationId],
    )
    await runAs(s.services, null, (ctx) => followRoster(ctx, [personId]))
  }
  return {
    ...{ ...s, noticeId, otherId, otherHead, teacher, both, region: top.actor, leaveId: newId(), work, comes },
    /** Who looks, and at which organisation's stream beside the own one. */
    viewers: [
      [top.actor, top.organisationId],
      [s.office, s.officeId],
      [s.head, s.schoolId],
      [otherHead, otherId],
      [teacher, s.schoolId],
      [both, s.schoolId],
    ] as [Actor, string][],
  }
}

const steps: { name: string; run: (t: Region) => Promise<unknown> }[] = [
  { name: 'it was sent', run: async () => {} },
  { name: 'a teacher acknowledges', run: (t) => t.call(t.teacher, acknowledgeNotice, { noticeId: t.noticeId }) },
  {
    name: 'a teacher comes to a second school',
    run: (t) => t.comes(t.teacher.personId, t.otherId),
  },
  {
    name: 'a long leave begins',
    run: (t) => {
      const who = t.work(t.both.personId, t.schoolId)
      return t.call(t.head, beginLeave, { id: t.leaveId, ...who, from: '2026-01-01', until: null, orderNumber: '' })
    },
  },
  { name: 'the leave ends', run: (t) => t.call(t.head, endLeave, { leaveId: t.leaveId }) },
  { name: 'a teacher leaves', run: (t) => t.call(t.head, removeStaff, t.work(t.both.personId, t.schoolId)) },
  {
    name: 'the teacher is back',
    run: (t) => t.comes(t.both.personId, t.schoolId),
  },
  {
    name: 'a school is closed',
    run: (t) => t.call(t.office, closeOrganisation, { organisationId: t.otherId, document: '' }),
  },
  { name: 'it is withdrawn', run: (t) => t.call(t.region, withdrawNotice, { noticeId: t.noticeId }) },
]

it('whoever looks at a notice is told whenever what they see is another, and it asks whom it would ask if it were sent now', async () => {
  let seen = await look()
  for (const { name, run } of steps) {
    const before = await lastEvent()
    await run(t)
    await followed()
    const now = await look()
    for (const [index, [viewer, organisationId]] of t.viewers.entries()) {
      if (now[index] === seen[index]) continue
      const { rows } = await t.pool.query(
        `select from events where version > 0 and at >= $1 and data ->> 'noticeId' = $2 and stream_id in ($3, $4)`,
        [before, t.noticeId, viewer.personId, organisationId],
      )
      expect(rows.length, `${name}: told of ${seen[index]} → ${now[index]}`).toBeGreaterThan(0)
    }
    seen = now
    const { asked, circle } = await circles()
    expect(asked, name).toEqual(circle)
  }
})

/** What each sees of it. */
async function look(): Promise<string[]> {
  return Promise.all(
    t.viewers.map(async ([viewer]) => {
      const list = await t.call(viewer, listNotices, { box: 'asked' })
      const one = await t.call(viewer, getNotice, { noticeId: t.noticeId }).catch(() => null)
      return JSON.stringify([list, one])
    }),
  )
}

async function lastEvent(): Promise<Date> {
  const { rows } = await t.pool.query<{ at: Date }>('select clock_timestamp() as at')
  return rows[0]!.at
}

/** What waits for a moment, so that one stands for many, is done at once. */
async function followed(): Promise<void> {
  for (let left = 1; left > 0;) {
    await t.pool.query(`update outbox set due_at = now() where topic like 'notices.%'`)
    await reactionsDone(t)
    const { rows } = await t.pool.query<{ n: number }>(
      `select count(*)::int as n from outbox where topic like 'notices.%' or topic = 'organisations.tiesFollowed'`,
    )
    left = rows[0]!.n
  }
}

async function circles(): Promise<{ asked: string[]; circle: string[] }> {
  const { rows } = await t.pool.query<{ asked: string[]; circle: string[] }>(
    `select
       (select array_agg(organisation_id || ' ' || person_id order by 1) from notice_recipients
        where notice_id = $1 and away is null) as asked,
       (select array_agg(c.organisation_id || ' ' || c.person_id order by 1)
        from notices n, notice_circle(n.organisation_id, n.circle, now()) c
        where n.id = $1 and not c.on_leave and c.person_id <> n.author_id) as circle`,
    [t.noticeId],
  )
  const { asked, circle } = rows[0]!
  return { asked: asked.toSorted(), circle: circle.toSorted() }
}
