import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, readMigrations } from '#server/platform/database/migrate.ts'
import { testDatabase, type TestDatabase } from '#server/platform/database/testing.ts'
import { newId } from '#server/platform/ids.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('rows written before there was a chain keep whom they speak of, and no person’s id stays in them', async () => {
  const client = await database.pool.connect()
  await client.query('drop schema public cascade; create schema public')
  const migrations = readMigrations()
  const chain = migrations.findIndex((migration) => migration.name === '0042-audit-chain')
  await migrate(client, migrations.slice(0, chain))
  const [head, teacher, child, guardian, gone, chat] = Array.from({ length: 6 }, newId)
  for (const id of [head, teacher, child, guardian]) {
    await client.query(`insert into persons (id, family_name, given_name) values ($1, 'Гаджиева', 'Зайнаб')`, [id])
  }
  const add = (act: string, subject: string | null, data: object) =>
    client.query('insert into audit (actor_id, act, subject_id, data) values ($1, $2, $3, $4)', [
      ...[head, act, subject, JSON.stringify(data)],
    ])
  await add('class.form_teacher_set', null, { classId: chat, personId: teacher })
  await add('guardian.removed', guardian!, { childId: child })
  await add('join.approved', gone!, { kind: 'pupil', lineId: child })
  await add('conversations.enter', chat!, { reason: 'Жалоба родителей' })
  await migrate(client, migrations)
  const { rows } = await client.query(
    `select act, actor_id, subject_id, other_id, data, text from audit_named left join audit_notes on audit_id = id order by id`,
  )
  const by = { actor_id: head, other_id: null, text: null }
  expect(rows).toEqual([
    { ...by, act: 'class.form_teacher_set', subject_id: teacher, data: { classId: chat } },
    { ...by, act: 'guardian.removed', subject_id: guardian, other_id: child, data: {} },
    { ...by, act: 'join.approved', subject_id: null, other_id: child, data: { kind: 'pupil' } },
    {
      ...{ ...by, act: 'conversations.enter', subject_id: null },
      ...{ data: { conversationId: chat }, text: 'Жалоба родителей' },
    },
  ])
  client.release()
})
