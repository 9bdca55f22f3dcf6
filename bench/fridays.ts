// node bench/fridays.ts [--organisations 300,3000] [--size .1] [--consent]
// An invented region: its first Friday, the one after a week in which one organisation in ten changed, and live numbers, with the
// server's own PostgreSQL and fsync on. Processor time is that of both; memory is the most that either held. Two sizes show whether
// cost grows with more than the region; `--size .1` makes organisations of a tenth of the people, `--consent` lets all of them ask
// for the consent of parents, and one pupil in three has it.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pino from 'pino'
import { assemble } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { countLive, makeRoomToCount } from '#server/features/indicators/exports.ts'
import { snapshotsOf, takeDue, totalsOf, verifySnapshot } from '#server/features/snapshots/exports.ts'
import { heldClock } from '#server/platform/clock.ts'
import { openDatabase } from '#server/platform/database/open.ts'
import { keysFrom } from '#server/platform/keys.ts'
import type { Services } from '#server/platform/services.ts'
import { fillRegion } from './lib/fill-region.ts'
import { cpuSeconds, familyOf, ownMiB } from './lib/measure.ts'

const { values } = parseArgs({
  options: {
    organisations: { type: 'string', default: '300,3000' },
    size: { type: 'string', default: '1' },
    consent: { type: 'boolean', default: false },
  },
})
const weekMs = 7 * 24 * 3600_000
const firstFriday = new Date('2026-11-20T12:05:00+03:00')

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
)
for (const organisations of values.organisations.split(',').map(Number)) await fridaysOf(organisations)

async function fridaysOf(organisations: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'peremena-bench-'))
  const log = pino({ level: 'error' })
  const config = readConfig({ PEREMENA_DATA: folder })
  const database = await openDatabase(config, log)
  const clock = heldClock(new Date(firstFriday.getTime() - weekMs * 8))
  const services = assemble({ config, pool: database.pool, log, keys: keysFrom(Buffer.alloc(32, 7)), clock })
  try {
    clock.moveMs(weekMs * 8 - 10 * 60_000)
    const region = await fillRegion(services, organisations, clock.now(), Number(values.size))
    if (values.consent) await askForConsent(services)
    console.log(`${organisations} organisations`)
    clock.moveMs(10 * 60_000)
    // Weeks before were not looked at; only this one and the next are measured.
    await skipEarlierWeeks(services, region)
    await measured('first Friday', () => takeDue(services))
    await measured('live numbers, all', () => countLive(services))
    await changeSome(services, organisations)
    clock.moveMs(10 * 60_000)
    await measured('live numbers, one in ten changed', () => countLive(services))
    clock.moveMs(10 * 60_000)
    await measured('live numbers, nothing changed', () => countLive(services))
    clock.moveMs(weekMs)
    await measured('next Friday', () => takeDue(services))
    const taken = (await snapshotsOf(services.db, { organisationId: region })).at(-1)!
    await measured('verified from inputs and facts', () =>
      services.db.transaction().execute(async (tx) => {
        await makeRoomToCount(tx)
        return verifySnapshot(tx, taken, { facts: true })
      }),
    )
    console.log(
      ' ',
      (await totalsOf(services.db, taken.id)).map((of) => `${of.code} ${of.numerator}/${of.denominator}`).join(', '),
    )
    const { rows } = await sql<{ inputs: number; bytes: string }>`
      select count(*)::int as inputs, pg_size_pretty(pg_total_relation_size('snapshot_inputs')) as bytes from snapshot_inputs`.execute(
      services.db,
    )
    console.log(`  inputs stored: ${rows[0]!.inputs}, ${rows[0]!.bytes}`)
  } finally {
    await services.db.destroy()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function skipEarlierWeeks({ db }: Services, region: string): Promise<void> {
  await sql`update organisations set created_at = ${new Date(firstFriday.getTime() - weekMs / 2)} where id = ${region}`.execute(
    db,
  )
}

/** Since a month ago, so that the two weeks for those inside are over. */
async function askForConsent({ db }: Services): Promise<void> {
  const since = new Date(firstFriday.getTime() - weekMs * 4)
  await sql`set statement_timeout = 0`.execute(db)
  await sql`update organisations set consent_since = ${since} where kind in ('school', 'kindergarten')`.execute(db)
  await sql`
    update organisation_versions v set consent_since = o.consent_since from organisations o where o.id = v.organisation_id`.execute(
    db,
  )
  await sql`
    insert into consents (id, child_id, guardian_id, organisation_id, account_id, session_id, text_version, text_locale, text_hash,
      agreed, answered_at)
    select gen_random_uuid(), e.person_id, w.guardian_id, c.organisation_id, a.id, gen_random_uuid(), v.version, 'ru', repeat('0', 64),
      true, ${since}
    from enrolment_facts e join school_classes c on c.id = e.class_id and e.kind = 'pupil'
    join lateral (select guardian_id from guardianship_facts w where w.child_id = e.person_id and w.replaced_at is null limit 1) w on true
    join accounts a on a.person_id = w.guardian_id
    cross join (select max(version) as version from consent_versions) v
    where hashtext(e.person_id::text) % 3 <> 0`.execute(db)
  await sql`analyze`.execute(db)
}

/** In one organisation of ten somebody new works, and somebody came in. */
async function changeSome({ db, clock }: Services, organisations: number): Promise<void> {
  const at = clock.now()
  await sql`
    with chosen as (select id from organisations where kind in ('school', 'kindergarten') order by id limit ${Math.ceil(organisations / 10)}),
    made as (insert into persons (id, family_name, given_name, created_at)
      select gen_random_uuid(), chosen.id::text, 'Новый', ${at}::timestamptz from chosen returning id, family_name)
    insert into role_grant_facts (id, person_id, organisation_id, role, valid_from, recorded_at)
    select gen_random_uuid(), id, family_name::uuid, 'teacher', ${at}::timestamptz, ${at}::timestamptz from made`.execute(
    db,
  )
}

async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const family = familyOf(process.pid)
  const cpuBefore = cpuSeconds(family)
  const startedMs = performance.now()
  const peak = { server: 0, postgres: 0 }
  const look = () => {
    peak.server = Math.max(peak.server, process.memoryUsage.rss() / 2 ** 20)
    peak.postgres = Math.max(peak.postgres, ownMiB(familyOf(process.pid).slice(1)))
  }
  const looking = setInterval(look, 2000)
  const result = await work().finally(() => clearInterval(looking))
  look()
  const wall = (performance.now() - startedMs) / 1000
  const cpu = cpuSeconds(familyOf(process.pid)) - cpuBefore
  const said = typeof result === 'number' ? ` (${result})` : ''
  console.log(
    `  ${what.padEnd(36)} ${wall.toFixed(1)} s, processor ${cpu.toFixed(1)} s, ${Math.round(peak.server)} MB, PostgreSQL ${Math.round(peak.postgres)} MB, load ${loadavg()[0]!.toFixed(1)}${said}`,
  )
  return result
}
