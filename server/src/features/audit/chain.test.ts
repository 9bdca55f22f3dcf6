import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Tx } from '#server/platform/call.ts'
import { runAs } from '#server/platform/run-command.ts'
import { appOn, testServer, type TestServer } from '#server/platform/testing.ts'
import { sealWaiting } from './seal.ts'
import { readAnchor, verifyChain, type Verified } from './verify.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const rowCount = 12
beforeEach(async () => {
  const { rows } = await server.pool.query<{ count: number }>('select count(*) as count from audit')
  await acts(Math.max(0, rowCount - rows[0]!.count))
  await sealWaiting(server.services)
})

/** Acts as features leave them. */
async function acts(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await runAs(server.services, null, async (ctx) => {
      ctx.audit('role.granted', { organisationId: ctx.newId(), data: { role: 'teacher', turn: i } })
    })
  }
}

class Undo extends Error {}

/** What `verify` says after a hand in the database, as whoever holds the disk has one; all is as before afterwards. */
async function tampered(hand: (tx: Tx) => Promise<unknown>, anchor?: string): Promise<Verified> {
  let verified: Verified | undefined
  const work = server.services.db.transaction().execute(async (tx) => {
    await sql`alter table audit disable trigger user`.execute(tx)
    await sql`alter table audit drop constraint audit_number_key`.execute(tx)
    await hand(tx)
    verified = await verifyChain(tx, anchor === undefined ? undefined : readAnchor(anchor)!)
    throw new Undo()
  })
  await expect(work).rejects.toBeInstanceOf(Undo)
  return verified!
}

const verified = () => verifyChain(server.services.db)

async function lastAnchor(): Promise<string> {
  const { last } = await verified()
  return `${last.number}:${last.hash.toString('hex')}`
}

describe('a log that nobody touched', () => {
  test('holds, row by row without a gap', async () => {
    const { checked, broken, unsealed } = await verified()
    expect([checked, broken, unsealed.count]).toEqual([rowCount, null, 0])
  })

  test('says how many rows wait for their place', async () => {
    await acts(2)
    expect((await verified()).unsealed).toEqual({ count: 2, since: expect.any(Date) })
    await sealWaiting(server.services)
    expect((await verified()).unsealed).toEqual({ count: 0, since: null })
  })

  test('two processes that seal at once give no place twice', async () => {
    const other = await appOn(server)
    await acts(40)
    const sealers = [server.services, other.services, server.services, other.services]
    await Promise.all(sealers.map((services) => sealWaiting(services)))
    await sealWaiting(other.services)
    expect(await verified()).toMatchObject({ broken: null, unsealed: { count: 0 } })
    await other.drain()
  })

  test('a row whose transaction ends late is not left out', async () => {
    const slow = await server.pool.connect()
    await slow.query('begin')
    const { rows } = await slow.query<{ id: number }>(`insert into audit (act) values ('role.revoked') returning id`)
    await acts(1)
    await sealWaiting(server.services)
    const before = await verified()
    await slow.query('commit')
    slow.release()
    await sealWaiting(server.services)
    expect((await verified()).checked).toBe(before.checked + 1)
    const sealed = await server.pool.query('select number from audit where id = $1', [rows[0]!.id])
    expect(sealed.rows).toEqual([{ number: before.checked + 1 }])
  })
})

describe('the database refuses by mistake', () => {
  test.each([
    ['changing a row', `update audit set act = 'role.revoked' where number = 3`],
    ['a new place for a row', 'update audit set number = 1000 where number = 3'],
    ['changing what waits', `update audit set data = '{}' where number is null`],
    ['removing a row', 'delete from audit where number = 3'],
    ['emptying the log', 'truncate audit cascade'],
  ])('%s', async (_, statement) => {
    await acts(1)
    await expect(server.pool.query(statement)).rejects.toThrow('not changed or removed')
  })
})

describe('whoever holds the disk is found out:', () => {
  test.each([
    ['the act', sql`update audit set act = 'role.revoked' where number = 5`],
    ['the data', sql`update audit set data = jsonb_set(data, '{role}', '"head"') where number = 5`],
    ['who', sql`update audit set actor_ref = sha256('somebody') where number = 5`],
    ['about whom', sql`update audit set subject_ref = sha256('somebody') where number = 5`],
    ['the second person', sql`update audit set other_ref = sha256('somebody') where number = 5`],
    ['when', sql`update audit set at = at - interval '1 microsecond' where number = 5`],
    ['where', sql`update audit set organisation_id = null where number = 5`],
    ['the reason', sql`update audit set note_hash = sha256('another') where number = 5`],
    ['the hash', sql`update audit set hash = sha256('another') where number = 5`],
  ])('another word in a row: %s', async (_, statement) => {
    const { broken, checked } = await tampered((tx) => statement.execute(tx))
    expect([broken, checked]).toEqual([{ number: 5, what: 'changed' }, 4])
  })

  test('a row taken out of the middle', async () => {
    const { broken } = await tampered((tx) => sql`delete from audit where number = 5`.execute(tx))
    expect(broken).toEqual({ number: 5, what: 'missing' })
  })

  test('a row taken out and the gap closed', async () => {
    const { broken } = await tampered(async (tx) => {
      await sql`delete from audit where number = 5`.execute(tx)
      await sql`update audit set number = number - 1 where number > 5`.execute(tx)
      await sql`update audit_head set number = number - 1`.execute(tx)
    })
    expect(broken?.number).toBe(5)
  })

  test('the first row', async () => {
    const { broken } = await tampered((tx) => sql`delete from audit where number = 1`.execute(tx))
    expect(broken).toEqual({ number: 1, what: 'missing' })
  })

  test('the end of the log cut off', async () => {
    const { broken } = await tampered((tx) => sql`delete from audit where number > 9`.execute(tx))
    expect(broken).toEqual({ number: 10, what: 'missing' })
  })

  test('the end cut off with what remembers it: the printed row is not there', async () => {
    const cut = async (tx: Tx) => {
      await sql`delete from audit where number > 9`.execute(tx)
      await sql`update audit_head h set number = 9, hash = a.hash from audit a where a.number = 9`.execute(tx)
    }
    const anchor = await lastAnchor()
    expect(await tampered(cut, anchor)).toMatchObject({ broken: null, contained: false })
    expect(await tampered(cut, anchor.split(':')[1])).toMatchObject({ contained: false })
  })

  test.each([
    [5, 6],
    [4, 9],
    [1, 12],
  ])('rows %i and %i in each other’s place', async (a, b) => {
    const { broken } = await tampered((tx) =>
      sql`update audit set number = ${a + b} - number where number in (${a}, ${b})`.execute(tx),
    )
    expect(broken).toEqual({ number: a, what: 'reordered' })
  })

  test('the words of two rows exchanged', async () => {
    const { broken } = await tampered((tx) =>
      sql`update audit a set at = b.at, act = b.act, organisation_id = b.organisation_id, data = b.data
        from audit b where a.number in (5, 8) and b.number = 13 - a.number`.execute(tx),
    )
    expect(broken).toEqual({ number: 5, what: 'reordered' })
  })

  test('a row with a number that another has', async () => {
    const { broken } = await tampered((tx) =>
      sql`insert into audit (act, number, hash) select 'role.revoked', 5, hash from audit where number = 5`.execute(tx),
    )
    expect(broken).toEqual({ number: 5, what: 'added' })
  })

  test('a row put at the end past the sealer', async () => {
    const { number } = (await verified()).last
    const { broken } = await tampered((tx) =>
      sql`insert into audit (act, number, hash) values ('role.revoked', ${number + 1}, sha256('x'))`.execute(tx),
    )
    expect(broken).toEqual({ number: number + 1, what: 'changed' })
  })

  test('other words in place of a reason; an erased reason is no harm', async () => {
    await runAs(server.services, null, async (ctx) => ctx.audit('conversations.enter', { note: 'Жалоба родителей' }))
    await sealWaiting(server.services)
    const { number } = (await verified()).last
    const changed = await tampered((tx) => sql`update audit_notes set text = 'Проверка'`.execute(tx))
    expect(changed.broken).toEqual({ number, what: 'changed' })
    expect((await tampered((tx) => sql`delete from audit_notes`.execute(tx))).broken).toBeNull()
  })

  test('any one change of any row', async () => {
    const { checked } = await verified()
    const place = fc.integer({ min: 1, max: checked })
    const word = fc.string({ unit: 'binary-ascii' }).map((text) => text.replaceAll('\0', '0'))
    const hand = fc.oneof(
      fc.record({ kind: fc.constant('delete' as const), at: place }),
      fc.record({ kind: fc.constant('data' as const), at: place, data: fc.dictionary(word, fc.jsonValue()) }),
      fc.record({ kind: fc.constant('act' as const), at: place, act: word }),
      fc.record({ kind: fc.constant('swap' as const), at: place, with: place }),
      fc.record({ kind: fc.constant('move' as const), at: place, by: fc.integer({ min: 1, max: 5 }) }),
    )
    await fc.assert(
      fc.asyncProperty(hand, async (change) => {
        const { broken } = await tampered(async (tx) => {
          await sql`delete from audit_notes`.execute(tx)
          if (change.kind === 'delete') await sql`delete from audit where number = ${change.at}`.execute(tx)
          else if (change.kind === 'data') {
            const data = JSON.stringify({ ...change.data, tampered: true })
            await sql`update audit set data = ${data}::jsonb where number = ${change.at}`.execute(tx)
          } else if (change.kind === 'act') {
            await sql`update audit set act = ${`x${change.act}`} where number = ${change.at}`.execute(tx)
          } else if (change.kind === 'swap') {
            await sql`update audit set number = ${change.at + change.with} - number
              where number in (${change.at}, ${change.with})`.execute(tx)
          } else await sql`update audit set number = number + ${change.by} where number >= ${change.at}`.execute(tx)
        })
        expect(broken?.number).toBe(firstTouched(change))
      }),
      { numRuns: 60 },
    )
  })
})

type Change = { kind: string; at: number; with?: number }

/** The first row that a change touches; a row exchanged with itself is none. */
function firstTouched({ at, with: other }: Change): number | undefined {
  return other === at ? undefined : Math.min(at, other ?? at)
}

describe('a report printed on Friday', () => {
  test('is found again, by number and hash or by hash alone, however long the log has grown', async () => {
    const anchor = await lastAnchor()
    await acts(5)
    await sealWaiting(server.services)
    const [, hash = ''] = anchor.split(':')
    for (const printed of [anchor, hash, hash.toUpperCase()]) {
      expect((await verifyChain(server.services.db, readAnchor(printed))).contained).toBe(true)
    }
    expect((await verifyChain(server.services.db, readAnchor(`1:${hash}`))).contained).toBe(false)
  })

  test('a row changed before it is found even when the whole rest is chained anew', async () => {
    const anchor = await lastAnchor()
    const forged = await tampered(async (tx) => {
      const { rows } = await sql<{ number: number }>`select max(number) as number from audit`.execute(tx)
      await sql`update audit set number = null, hash = null where number >= 4`.execute(tx)
      await sql`update audit_head h set number = 3, hash = a.hash from audit a where a.number = 3`.execute(tx)
      await sql`update audit set act = 'role.revoked' where id = (select min(id) from audit where number is null)`.execute(
        tx,
      )
      const inside = {
        ...server.services,
        db: { transaction: () => ({ execute: (work: (t: Tx) => unknown) => work(tx) }) },
      }
      await sealWaiting(inside as never)
      expect((await verifyChain(tx)).checked).toBe(rows[0]!.number)
    }, anchor)
    expect(forged).toMatchObject({ broken: null, contained: false })
  })

  test.each(['', '12', 'abc', `12:${'0'.repeat(63)}`, `x:${'0'.repeat(64)}`])('«%s» is no anchor', (text) => {
    expect(readAnchor(text)).toBeUndefined()
  })
})
