import { afterAll, expect, test } from 'vitest'
import { cleanUp, dataFolder, peremena } from './process.ts'

afterAll(cleanUp)

async function verify(data: string, ...words: string[]) {
  const command = peremena(['audit', 'verify', '--json', ...words], data)
  const code = await command.ended
  return { code, output: command.output() }
}

test('`audit verify` says by its exit code whether the log holds and contains what a report printed', async () => {
  const data = dataFolder()
  const operator = peremena(['account', 'create-operator', 'boss'], data)
  expect(await operator.ended, operator.output()).toBe(0)
  // The account and the code for its first password: no server has run that would seal them.
  const empty = await verify(data)
  expect(empty.code, empty.output).toBe(0)
  expect(JSON.parse(empty.output)).toEqual({
    intact: true,
    checked: 0,
    last: { number: 0, hash: '0'.repeat(64) },
    unsealed: { count: 2, since: expect.any(String) },
    broken: null,
    anchor: null,
  })
  const foreign = await verify(data, '--anchor', `7:${'a'.repeat(64)}`)
  expect(foreign.code).toBe(1)
  expect(foreign.output).toContain('"contained": false')
  expect(foreign.output).toContain('The log has no row 7:')
  const nonsense = await verify(data, '--anchor', 'friday')
  expect(nonsense.code).toBe(1)
  expect(nonsense.output).toContain('NUMBER:HASH')
}, 120_000)
