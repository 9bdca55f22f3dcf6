import { describe, expect, it } from 'vitest'
import { features } from '#server/features.ts'
import { Refusal } from '#server/platform/refusal.ts'
import { matrix, type Line } from './matrix.ts'
import { isAdministrative, onRecord } from './on-record.ts'
import { accessWorld, roles, type Role, type World } from './world.ts'

const calls = features.flatMap((feature) => feature.calls.map(({ contract }) => contract.name))
const origin = { address: '127.0.0.1', device: 'access', language: 'ru', requestId: 'access' } as const

describe('who may what', () => {
  it('is said of every call', () => {
    expect(calls.filter((name) => !matrix[name])).toEqual([])
    expect(Object.keys(matrix).filter((name) => !calls.includes(name))).toEqual([])
  })

  it('and of every administrative one whether it is on record', () => {
    const silent = Object.keys(matrix).filter((name) => isAdministrative(matrix[name]!) && !onRecord[name])
    expect(silent).toEqual([])
    expect(Object.keys(onRecord).filter((name) => !calls.includes(name))).toEqual([])
  })

  it.each(Object.entries(matrix))('%s', async (name, line) => {
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

/** `may`, or the code with which somebody was turned away for who he or she is. */
async function attempt(world: World, name: string, role: Role, { input, past = [] }: Line): Promise<string> {
  try {
    await world.app.calls.call(name, { actor: world.actors[role], origin, input: input(world, role) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'bad_input') throw new Error(`${name}: ${JSON.stringify(error.details)}`, { cause: error })
    return [401, 403, 404].includes(error.kind.status) && !past.includes(error.code) ? error.code : 'may'
  }
  return 'may'
}
