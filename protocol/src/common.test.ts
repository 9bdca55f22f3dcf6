import { Compile } from 'typebox/compile'
import { expect, it } from 'vitest'
import { Instant } from './common.ts'

const isInstant = Compile(Instant)

it.each([
  '2026-11-23T09:30:00.000Z',
  '2024-02-29T23:59:59.999Z',
  '0001-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
])('%s is an instant', (text) => expect(isInstant.Check(text)).toBe(true))

it.each([
  '2026-13-45T99:99:99.999Z',
  '2026-02-29T00:00:00.000Z',
  '2026-06-31T00:00:00.000Z',
  '2026-01-01T24:00:00.000Z',
  '2026-01-01T00:60:00.000Z',
  '2016-12-31T23:59:60.000Z',
  '0000-01-01T00:00:00.000Z',
  '2026-11-23T09:30:00Z',
  '2026-11-23T09:30:00.000+03:00',
])('%s is none, so that no query breaks on it', (text) => expect(isInstant.Check(text)).toBe(false))
