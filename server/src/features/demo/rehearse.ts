import { latestTalk, minuteMs } from './calendar.ts'
import type { OpenChat } from './open-chats.ts'
import type { Random } from './random.ts'
import { play, type Said } from './stage.ts'
import type { Spoken } from './write-talk.ts'
import { classesOf, type Person, type Town } from './town.ts'

type When = { random: Random; days: readonly number[]; now: Date }

/** Plays every chat's scenes: who says what, and when. */
export function rehearse(chats: readonly OpenChat[], town: Town, when: When): Spoken[] {
  const manners = mannersIn(town)
  return chats.map((chat) => ({ ...chat, said: playIn(chat, town, manners, when) }))
}

type Manners = { addressOf: (person: Person) => string; nameOf: (person: Person) => string }

function playIn({ plan }: OpenChat, town: Town, manners: Manners, { random, days, now }: When): Said[] {
  const { schoolClass, organisation, members, pools, lesson } = plan
  const children =
    schoolClass?.pupils ??
    (organisation?.classes.length ? organisation.classes : classesOf(town)).flatMap((one) => one.pupils)
  return play(plan.scenes, {
    ...manners,
    className: schoolClass?.name ?? '',
    childOf: (person) => childOf(town, person, schoolClass?.pupils ?? []),
    someChild: () => random.pick(children),
    random,
    pools,
    audience: members.map((member) => member.person),
    days,
    endAt: latestTalk(now.getTime() - random.int(3, plan.kind === 'direct' ? 300 : 90) * minuteMs),
    ...(lesson === undefined ? {} : { known: new Map([['урок', lesson]]) }),
  })
}

/** Staff and grandparents are addressed with the patronymic, everybody else by the given name. */
function mannersIn({ office, organisations, families }: Town): Manners {
  const staff = new Set([office, ...organisations].flatMap((one) => one.staff.map((post) => post.person)))
  const elders = families.flatMap((family) => family.guardians.filter(({ kinship }) => kinship.startsWith('grand')))
  const formal = new Set([...staff, ...elders.map((one) => one.person)])
  const withFather = ({ givenName, patronymic }: Person) => [givenName, patronymic].filter(Boolean).join(' ')
  return {
    addressOf: (person) => (formal.has(person) ? withFather(person) : person.givenName),
    nameOf: (person) => (staff.has(person) ? withFather(person) : `${person.givenName} ${person.familyName}`),
  }
}

function childOf({ families }: Town, guardian: Person, pupils: readonly Person[]): Person | undefined {
  const family = families.find((one) => one.guardians.some(({ person }) => person === guardian))
  return family?.children.find((child) => pupils.includes(child))
}
