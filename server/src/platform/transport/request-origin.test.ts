import { expect, it } from 'vitest'
import { isFromThisMachine } from './request-origin.ts'

it.each<[string, Record<string, string>, string, string[], boolean]>([
  ['asked here', {}, '127.0.0.1', [], true],
  ['asked from another machine', {}, '192.168.0.7', [], false],
  ['through a proxy here that nobody trusts', { 'x-forwarded-for': '203.0.113.5' }, '127.0.0.1', [], false],
  ['through one that says it in another way', { 'x-real-ip': '203.0.113.5' }, '::1', [], false],
  ['through a trusted proxy, from afar', { 'x-forwarded-for': '203.0.113.5' }, '203.0.113.5', ['127.0.0.1'], false],
  ['through a trusted proxy, from here', { 'x-forwarded-for': '127.0.0.1' }, '127.0.0.1', ['127.0.0.1'], true],
  ['through a trusted proxy that says nothing', { via: '1.1 x' }, '127.0.0.1', ['127.0.0.1'], false],
])('numbers about the machine, %s', (_, headers, address, trusted, shown) => {
  expect(isFromThisMachine(headers, address, trusted)).toBe(shown)
})
