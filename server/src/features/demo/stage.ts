import type { Entity } from '#protocol/messages.ts'
import { latestTalk, midnightOf, minuteMs, partMinutes, talkBegins, talkEnds } from './calendar.ts'
import type { Random } from './random.ts'
import { labelsIn, type Line, type Scene } from './screenplay.ts'
import { stageText, type SceneCast } from './stage-text.ts'
import type { Person } from './town.ts'

/** Who may play which label in a chat; the first of a pool plays it where somebody is preferred. */
export type Pools = ReadonlyMap<string, readonly Person[]>

export type Stage = Pick<SceneCast, 'className' | 'addressOf' | 'nameOf' | 'childOf' | 'someChild' | 'random'> & {
  pools: Pools
  /** Everybody inside: they react. */
  audience: readonly Person[]
  /** Midnights of the days on which something is said, oldest first. */
  days: readonly number[]
  /** The latest words are spoken then. */
  endAt: number
  /** «урок» → its index, where only one lesson can be meant. */
  known?: ReadonlyMap<string, string>
}

export type Said = {
  author: Person
  at: number
  text: string
  entities: Entity[]
  /** Place in the list of what was said. */
  answers: number | undefined
  files: readonly string[]
  reactions: { person: Person; emoji: string; at: number }[]
  editedAt: number | undefined
  deletedAt: number | undefined
  pinnedAt: number | undefined
  isLatestTalk: boolean
}

/** Plays scenes in a chat: each on a day of its own choice, the last one just before now. In order of time. */
export function play(scenes: readonly Scene[], stage: Stage): Said[] {
  const playable = scenes.filter((scene) => labelsIn(scene).every((label) => poolOf(label, stage.pools).length > 0))
  const said: Said[] = []
  for (const { scene, at } of schedule(playable, stage)) {
    const begin = Math.max(at, (said.at(-1)?.at ?? 0) + 4 * minuteMs)
    said.push(...playScene(scene, begin, said.length, stage))
  }
  return said
}

function schedule(scenes: readonly Scene[], stage: Stage): { scene: Scene; at: number }[] {
  const { days, random } = stage
  const first = scenes.filter((scene) => scene.place === 'first')
  const last = scenes.filter((scene) => scene.place === 'last')
  const middle = random.some(
    scenes.filter((scene) => scene.place === 'anywhere'),
    scenes.length,
  )
  const endAt = restedEnd(stage)
  const earlier = days.filter((day) => day < midnightOf(endAt))
  const step = (earlier.length - 1) / Math.max(middle.length, 1)
  const placed = middle.map((scene, index) => {
    const day = earlier[1 + Math.floor(index * step + random.next() * Math.min(step, 0.99))] ?? earlier.at(-1)!
    return { scene, at: day + minuteOf(scene, random) * minuteMs }
  })
  return [
    ...first.map((scene) => ({ scene, at: earlier[0]! + random.int(9 * 60, 16 * 60) * minuteMs })),
    ...placed.toSorted((a, b) => a.at - b.at),
    ...last.map((scene) => ({ scene, at: endAt })),
  ]
}

/** Where the day has hardly begun, the latest talk was the evening before. */
function restedEnd({ endAt, random }: Stage): number {
  const begun = talkBegins(endAt)
  return endAt - begun > 45 * minuteMs ? endAt : latestTalk(begun - 1) - random.int(0, 150) * minuteMs
}

function minuteOf({ part }: Scene, random: Random): number {
  const [from, to] = partMinutes[part]
  return random.int(from, to)
}

/** `at`: when it begins, or for the latest talk when it ends. */
function playScene(scene: Scene, at: number, before: number, stage: Stage): Said[] {
  const isLatestTalk = scene.place === 'last'
  const pauses = scene.lines.slice(1).map(() => pauseMs(stage.random))
  const total = pauses.reduce((sum, pause) => sum + pause, 0)
  const room = isLatestTalk ? at - talkBegins(at) : Math.max(talkEnds(at) - at, 3 * minuteMs)
  const shrink = Math.min(1, room / Math.max(total, 1))
  let moment = isLatestTalk ? at - total * shrink : at + stage.random.int(0, 59_000)
  const actors = castFor(scene, stage)
  const cast: SceneCast = { ...stage, at: moment, actors, chosen: new Map(stage.known) }
  return scene.lines.map((line, index) => {
    if (index > 0) moment += pauses[index - 1]! * shrink
    const author = actors.get(line.label)!
    const said = sayLine(line, author, Math.floor(moment), cast, stage)
    return { ...said, answers: answeredBy(line, before), isLatestTalk }
  })
}

function sayLine(
  line: Line,
  author: Person,
  at: number,
  cast: SceneCast,
  stage: Stage,
): Omit<Said, 'answers' | 'isLatestTalk'> {
  return {
    author,
    at,
    ...stageText(line.text, author, cast),
    files: line.files,
    reactions: reactionsTo(line, author, at, stage),
    editedAt: line.isEdited ? at + 15_000 : undefined,
    deletedAt: line.isDeleted ? at + 20_000 : undefined,
    pinnedAt: line.isPinned ? at + 4_000 : undefined,
  }
}

function answeredBy({ answers }: Line, before: number): number | undefined {
  return answers === undefined ? undefined : before + answers
}

/** Most answer within minutes, some take half an hour. */
function pauseMs(random: Random): number {
  return 65_000 + Math.floor(Math.exp(random.next() * 4.2) * 27_000)
}

/** Each label is somebody else, as long as there are enough people. */
function castFor(scene: Scene, { pools, random }: Stage): Map<string, Person> {
  const actors = new Map<string, Person>()
  for (const label of labelsIn(scene)) {
    const pool = poolOf(label, pools)
    const free = pool.filter((person) => ![...actors.values()].includes(person))
    actors.set(label, random.pick(free.length > 0 ? free : pool))
  }
  return actors
}

function poolOf(label: string, pools: Pools): readonly Person[] {
  return pools.get(label) ?? pools.get(label.replace(/\d+$/, '')) ?? []
}

/** All within the minute before anybody else speaks. */
function reactionsTo({ reactions }: Line, author: Person, at: number, { audience, random }: Stage): Said['reactions'] {
  const left = random.some(
    audience.filter((person) => person !== author),
    audience.length,
  )
  let next = at
  return reactions.flatMap(({ emoji, count }) =>
    left.splice(0, Math.max(1, Math.round(count * (0.6 + random.next() * 0.5)))).map((person) => {
      next += random.int(200, 1500)
      return { person, emoji, at: next }
    }),
  )
}
