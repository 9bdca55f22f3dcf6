import { membersFrom, poolsFrom, type ChatPlan } from './chat-plan.ts'
import { organisationOf } from './plan-town.ts'
import { readScenes } from './screenplay.ts'
import type { Organisation, Person, Town } from './town.ts'

const managing = ['head', 'deputy', 'administrator', 'office_specialist']

/** Made by people: the office's group of heads and its channel, the school's channel for guardians. */
export function planChatsByHand(town: Town): ChatPlan[] {
  return [heads(town), officeChannel(town), schoolChannel(town)]
}

function heads({ office, organisations }: Town): ChatPlan {
  const leaders = headsOf([office]).concat(specialistsOf(office))
  const people = headsOf(organisations)
  const members = owned(membersFrom([...leaders, ...people], []), specialistsOf(office)[0]!)
  const lagging = headsOf([organisationOf(organisations, 'lastochka')])
  const others = headsOf(organisations.filter((one) => ['school', 'romashka', 'creative'].includes(one.key)))
  const labels = {
    начальник: headsOf([office]),
    специалист: specialistsOf(office).slice(0, 1),
    директор: others,
    директор3: lagging,
  }
  const scenes = readScenes('heads')
  return {
    kind: 'group',
    title: 'Руководители района',
    organisation: office,
    members,
    scenes,
    pools: poolsFrom(members, labels),
  }
}

function officeChannel({ office, organisations }: Town): ChatPlan {
  const staff = [office, ...organisations].flatMap((one) => one.staff.map((post) => post.person))
  const [author] = specialistsOf(office)
  const members = owned(membersFrom(staff, [], 'reader'), author!)
  const labels = { автор: [author], специалист: [author] }
  const scenes = readScenes('channel-office')
  return {
    kind: 'channel',
    title: 'Объявления управления',
    organisation: office,
    members,
    scenes,
    pools: poolsFrom(members, labels),
  }
}

/** More than two hundred people: names and lines of coming and going are left out there. */
function schoolChannel({ organisations, families }: Town): ChatPlan {
  const school = organisationOf(organisations, 'school')
  const pupils = new Set(school.classes.flatMap((one) => one.pupils))
  const near = families.filter((family) => family.children.some((child) => pupils.has(child)))
  const guardians = near.flatMap((family) => family.guardians.map((guardian) => guardian.person))
  const managers = school.staff.filter((post) => managing.includes(post.role)).map((post) => post.person)
  const author = managers.at(2)!
  const members = owned(membersFrom([...managers, ...guardians], [], 'reader').slice(0, 495), author)
  const scenes = readScenes('channel-school')
  return {
    kind: 'channel',
    title: 'Новости школы № 1',
    organisation: school,
    members,
    scenes,
    pools: poolsFrom(members, { автор: [author] }),
  }
}

function owned(members: ChatPlan['members'], owner: Person): ChatPlan['members'] {
  return members.map((member) => (member.person === owner ? { ...member, role: 'owner' } : member))
}

function headsOf(organisations: readonly Organisation[]): Person[] {
  return organisations.flatMap((one) => one.staff.filter((post) => post.role === 'head').map((post) => post.person))
}

function specialistsOf({ staff }: Organisation): Person[] {
  return staff.filter((post) => post.role === 'office_specialist').map((post) => post.person)
}
