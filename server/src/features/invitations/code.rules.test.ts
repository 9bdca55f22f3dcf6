import { expect, test } from 'vitest'
import { readTicket } from './code.rules.ts'

test('a link and its secret are one ticket; neither is taken for a code', () => {
  const secret = 'AbCdEfGhIjKlMnOpQrStUv'
  expect(readTicket(` https://school.example/join#${secret} `)).toEqual({ kind: 'secret', text: secret })
  expect(readTicket(secret)).toEqual({ kind: 'secret', text: secret })
  expect(readTicket('АВЕК-2345-МНРС')).toEqual({ kind: 'code', text: 'АВЕК2345МНРС' })
  expect(readTicket('https://school.example/join')).toBeNull()
})
