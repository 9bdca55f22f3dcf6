import { isFounded, prepareAccount } from '#server/features/accounts/exports.ts'
import { countLive } from '#server/features/indicators/exports.ts'
import { indexAll } from '#server/features/messages/exports.ts'
import { takeDue } from '#server/features/snapshots/exports.ts'
import { sql } from 'kysely'
import { uuidV7 } from '#server/platform/ids.ts'
import type { Services } from '#server/platform/services.ts'
import { dayMs, hourMs, schoolDaysBefore } from './calendar.ts'
import { castIn, type Cast } from './cast.ts'
import { demoPassword } from './cast.data.ts'
import { makeFiles } from './make-files.ts'
import { openChatsByHand, openDirects, openRosterChats, type OpenChat } from './open-chats.ts'
import { planChatsByHand } from './plan-chats-by-hand.ts'
import { planDirects } from './plan-directs.ts'
import { planRosterChats } from './plan-roster-chats.ts'
import { planTown } from './plan-town.ts'
import { seeded, type Random } from './random.ts'
import { rehearse } from './rehearse.ts'
import type { Town } from './town.ts'
import { writeGoals, writeMeasures } from './write-goals.ts'
import { writeNotices } from './write-notices.ts'
import { writeOldChats } from './write-old-chats.ts'
import { writeHistory } from './write-history.ts'
import { writeQueues } from './write-queues.ts'
import { writeSettings } from './write-settings.ts'
import { writeTalk } from './write-talk.ts'
import { writeTown } from './write-town.ts'
import { writingIn, type Writing } from './writing.ts'

/** School days with talk in them, and those before on which people came in: eight Fridays and more. */
const talkDays = 30
const joiningDays = 15

/**
 * Fills an empty database with the demo, in one transaction; does nothing where there is an organisation already. The same
 * people and words each time, around the moment of the call.
 */
export async function buildDemo(services: Services): Promise<void> {
  if (await isFounded(services.db)) return
  const random = seeded('peremena')
  const days = schoolDaysBefore(services.clock.now(), talkDays + joiningDays)
  const foundedAt = days[0]! + 9 * hourMs
  const town = planTown(random, () => uuidV7(foundedAt, random.bytes10()))
  const cast = castIn(town)
  const [fileNamed, passwordHash] = await Promise.all([
    makeFiles(services, { random, at: foundedAt, ownerId: cast.person('deputy').id }),
    prepareAccount(services, { login: 'demo', password: demoPassword }),
  ])
  await services.db.transaction().execute(async (tx) => {
    const writing = writingIn(tx, services, random)
    await writeTown(writing, town, foundedAt, passwordHash)
    // Freshly filled tables look empty to the planner, and everything after asks who belongs where.
    await sql`analyze persons, role_grant_facts, school_classes, enrolment_facts, guardianship_facts, accounts`.execute(
      tx,
    )
    const chats = await openAll(writing, { town, cast, random }, foundedAt)
    const spoken = rehearse(chats, town, { random, days: days.slice(joiningDays), now: writing.now })
    const written = await writeTalk(writing, spoken, cast, fileNamed)
    await writeQueues(writing, town, cast, written)
    await writeSettings(writing, cast, written)
    await writeHistory(writing, town, foundedAt)
    await writeNotices(writing, town, cast, fileNamed('график').id)
    await writeOldChats(writing, town)
    await writeGoals(writing, town, foundedAt, services.clock.now())
  })
  await indexAll(services)
  await takeDue(services)
  await writeMeasures(services, town)
  await countLive(services)
}

async function openAll(
  writing: Writing,
  { town, cast, random }: { town: Town; cast: Cast; random: Random },
  at: number,
): Promise<OpenChat[]> {
  return [
    ...(await openRosterChats(writing, planRosterChats(town, random), at + hourMs)),
    ...(await openChatsByHand(writing, planChatsByHand(town), at + 2 * dayMs + hourMs)),
    ...(await openDirects(writing, planDirects(town, cast, random), at + 2 * dayMs + 2 * hourMs)),
  ]
}
