import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import type { Verb } from './verb.ts'

const doc = { ru: '', en: '' }
const run = async (): Promise<void> => {}
const account: Verb = { name: 'account', doc, run }
const list: Verb = {
  name: 'account list',
  doc,
  run,
  flags: { role: { doc, takesValue: true }, all: { doc, takesValue: false } },
}
const verbs = [account, list]

test('the longest verb wins, what stands after it are its arguments', () => {
  expect(readArguments(['account', 'list', 'school'], verbs)).toMatchObject({ verb: list, args: ['school'] })
  expect(readArguments(['account', 'ivanov'], verbs)).toMatchObject({ verb: account, args: ['ivanov'] })
  expect(readArguments(['tea'], verbs)).toMatchObject({ verb: undefined, args: ['tea'] })
})

test('flags stand anywhere, with = or without', () => {
  const expected = { verb: list, args: ['school'], flags: { role: 'head', all: '1', port: '81' } }
  expect(readArguments(['--port', '81', 'account', 'list', '--all', 'school', '--role=head'], verbs)).toEqual(expected)
})

test('a misspelt flag is not taken for silence', () => {
  expect(() => readArguments(['account', 'list', '--rol=head'], verbs)).toThrow('--rol')
  expect(() => readArguments(['account', 'list', '--role'], verbs)).toThrow('--role')
})
