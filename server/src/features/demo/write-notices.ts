import { sql } from 'kysely'
import type { NoticeCircle } from '#protocol/notices.ts'
import { writeNotice } from '#server/features/notices/exports.ts'
import { dayMs, hourMs, latestTalk, minuteMs, schoolDayAfter, schoolDaysBefore } from './calendar.ts'
import type { Cast } from './cast.ts'
import { organisationOf } from './plan-town.ts'
import type { Town } from './town.ts'
import type { Writing } from './writing.ts'

type Plan = {
  byId: string
  organisationId: string
  title: string
  text: string
  fileId?: string
  circle: NoticeCircle
  sentAt: number
  dueAt: number
  /** How many of those who have joined have read it by now. */
  share: number
  /** Logins of the demo page that still have it before them. */
  notYet: readonly string[]
}

/** A letter of the office to all heads, and an order of the school to its staff: read by some, opened by others. */
export async function writeNotices(writing: Writing, town: Town, cast: Cast, fileId: string): Promise<void> {
  const now = writing.now.getTime()
  const [before, yesterday] = schoolDaysBefore(writing.now, 3)
  await write(writing, cast, {
    ...{ byId: cast.person('office').id, organisationId: town.office.id },
    title: 'Письмо № 214 о подготовке к зимним каникулам',
    text: `Коллеги, до конца декабря:

1. Проверьте журнал инструктажей и пожарные выходы.
2. Утвердите график дежурств на праздничные дни.
3. Разместите в чатах родителей памятку о безопасности на льду.

О готовности сообщите ознакомлением с этим письмом. Вопросы: Меджидова Аида Камилевна.`,
    circle: { roles: ['head'] },
    ...{ sentAt: latestTalk(before! + 11 * hourMs), dueAt: schoolDayAfter(now, 1) + 18 * hourMs },
    ...{ share: 0.6, notYet: ['head'] },
  })
  const school = organisationOf(town.organisations, 'school')
  await write(writing, cast, {
    ...{ byId: cast.person('deputy').id, organisationId: school.id, fileId },
    title: 'Приказ № 87 о дежурстве по школе в декабре',
    text: 'Дежурим по графику в файле. Кто не может в свой день, меняется сам и сообщает секретарю накануне.',
    circle: { roles: ['administrator', 'deputy', 'teacher', 'form_teacher', 'staff'] },
    ...{ sentAt: latestTalk(yesterday! + 14 * hourMs), dueAt: schoolDayAfter(now, 2) + 18 * hourMs },
    ...{ share: 0.7, notYet: ['form-teacher', 'teacher'] },
  })
}

async function write(writing: Writing, cast: Cast, { byId, share, notYet, sentAt, ...plan }: Plan): Promise<void> {
  const { dueAt, ...input } = plan
  const id = writing.newIdAt(sentAt)
  const sent = { ...input, id, dueAt: new Date(dueAt).toISOString() }
  await writing.act(sentAt, (ctx) => writeNotice(ctx, sent), byId)
  await acknowledge(writing, id, { sentAt, share, waiting: notYet.map((login) => cast.person(login).id) })
}

type How = { sentAt: number; share: number; waiting: readonly string[] }

/** Most press the button in the first hours, some open it and leave it for later. */
async function acknowledge({ tx, random, now }: Writing, id: string, { sentAt, share, waiting }: How): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select r.person_id as id from notice_recipients r join accounts a on a.person_id = r.person_id
    where r.notice_id = ${id} and a.first_signed_in_at is not null order by r.person_id`.execute(tx)
  const spanMs = Math.min(now.getTime() - sentAt, dayMs)
  for (const person of rows) {
    if (waiting.includes(person.id) || !random.chance(share + 0.15)) continue
    const afterMs = 2 * minuteMs + Math.floor(random.next() ** 2 * Math.max(0, spanMs - 12 * minuteMs))
    // Whoever would have read it at night did so in the evening before, not all at the same moment.
    const awake = latestTalk(sentAt + afterMs)
    const opened =
      awake === sentAt + afterMs ? awake : Math.max(sentAt + minuteMs, awake - random.int(5, 90) * minuteMs)
    const pressed = random.chance(share / (share + 0.15)) ? opened + random.int(20, 400) * 1000 : null
    const set = { opened_at: new Date(opened), acknowledged_at: pressed === null ? null : new Date(pressed) }
    await tx
      .updateTable('notice_recipients')
      .set(set)
      .where('notice_id', '=', id)
      .where('person_id', '=', person.id)
      .execute()
  }
}
