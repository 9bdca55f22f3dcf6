import { expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import type { Refusal } from '#server/platform/refusal.ts'
import { addressForSheets } from './public-address.ts'

function answer(address: string, publicUrl?: string): string {
  const config = readConfig({ PEREMENA_PORT: '8080', ...(publicUrl ? { PEREMENA_PUBLIC_URL: publicUrl } : {}) })
  try {
    return addressForSheets({ config, address: () => publicUrl ?? 'http://localhost:8080' }, { address })
  } catch (error) {
    return (error as Refusal).code
  }
}

test('no invitation is printed whose code would travel in the clear', () => {
  expect(answer('198.51.100.4', 'https://school.example')).toBe('https://school.example')
  expect(answer('198.51.100.4')).toBe('public_url_needed')
  expect(answer('127.0.0.1', 'http://school.example')).toBe('public_url_needed')
  expect(answer('127.0.0.1', 'http://127.evil.example')).toBe('public_url_needed')
})

test('on one’s own machine everything can be tried out', () => {
  expect(answer('127.0.0.1')).toBe('http://localhost:8080')
  expect(answer('::1')).toBe('http://localhost:8080')
  expect(answer('::ffff:127.0.0.1', 'http://localhost:9090')).toBe('http://localhost:9090')
})
