import { describe, expect, it } from 'vitest'
import { features } from '#server/features.ts'
import type { Origin } from '#server/platform/call.ts'
import { Refusal } from '#server/platform/refusal.ts'
import type { Line } from './line.ts'
import { matrix } from './matrix.ts'
import { isAdministrative, onRecord } from './on-record.ts'
import { accessWorld, outside, roles, type Role, type World } from './world.ts'

const calls = features.flatMap((feature) => feature.calls.map(({ contract }) => contract.name))
const origin: Origin = {
  address: '127.0.0.1',
  device: 'access',
  language: 'ru',
  requestId: 'access',
  setSessionToken: () => {},
}

/** A line makes up to six schools, one for each who may what can be done only once. */
const linesMs = 90_000

describe('who may what', () => {
  it('is said of every call', () => {
    expect(calls.filter((name) => !matrix[name])).toEqual([])
    expect(Object.keys(matrix).filter((name) => !calls.includes(name))).toEqual([])
  })

  it('says in words why nobody may', () => {
    const silent = Object.entries(matrix).filter(([, { may, because }]) => may.length === 0 && !because)
    expect(silent.map(([name]) => name)).toEqual([])
  })

  it('and of every administrative one whether it is on record', () => {
    const silent = Object.keys(matrix).filter((name) => isAdministrative(matrix[name]!) && !onRecord[name])
    expect(silent).toEqual([])
    expect(Object.keys(onRecord).filter((name) => !calls.includes(name))).toEqual([])
  })

  it.each(Object.entries(matrix))('%s', { timeout: linesMs }, async (name, line) => {
    const answers: Partial<Record<Role, string>> = {}
    const recorded: Role[] = []
    let world = await accessWorld()
    try {
      for (const role of inOrder(line.may)) {
        if (line.once && line.may.includes(role)) {
          await world.close()
          world = await accessWorld()
        }
        answers[role] = await attempt(world, name, role, line)
        if (await isOnRecord(world, name, role)) recorded.push(role)
      }
    } finally {
      await world.close()
    }
    const passed = roles.filter((role) => answers[role] === 'may')
    expect(passed, JSON.stringify(answers)).toEqual(roles.filter((role) => line.may.includes(role)))
    expect(recorded.length > 0 || !isToBeSeenHere(name), 'whoever may is on record').toBe(true)
  })
})

function isToBeSeenHere(name: string): boolean {
  const record = onRecord[name]
  return record !== undefined && 'act' in record && !record.proved
}

/** Whether the log says that this person did what the call is for. */
async function isOnRecord({ pool, actors }: World, name: string, role: Role): Promise<boolean> {
  const record = onRecord[name]
  if (!record || !('act' in record)) return false
  const found = 'select from audit_named where act = $1 and actor_id = $2'
  return (await pool.query(found, [record.act, actors[role]?.personId])).rowCount !== 0
}

/** First those who may not: whoever may changes what the next ones find. */
function inOrder(may: readonly Role[]): Role[] {
  return [...roles.filter((role) => !may.includes(role)), ...roles.filter((role) => may.includes(role))]
}

/** `may`, or the code with which somebody was turned away for who he or she is, or what somebody outside was told. */
async function attempt(world: World, name: string, role: Role, { input, past = [], away = [] }: Line): Promise<string> {
  try {
    const told = await world.app.calls.call(name, { actor: world.actors[role], origin, input: input(world, role) })
    const secrets = outside.includes(role) ? secretsIn(world, told) : []
    return secrets.length === 0 ? 'may' : `tells ${secrets.join(', ')}`
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'bad_input') throw new Error(`${name}: ${JSON.stringify(error.details)}`, { cause: error })
    const isAway = [401, 403, 404].includes(error.kind.status) || away.includes(error.code)
    return isAway && !past.includes(error.code) ? error.code : 'may'
  }
}

function secretsIn({ secrets }: World, told: unknown): string[] {
  const words = JSON.stringify(told) ?? ''
  return secrets.filter((secret) => words.includes(secret))
}
