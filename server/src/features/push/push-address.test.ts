import { describe, expect, test } from 'vitest'
import { isFitEndpoint, isPublicAddress } from './push-address.ts'

describe('the server does not knock at doors of its own network', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '0.0.0.0',
    'localhost',
    '',
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(false))

  test.each(['8.8.8.8', '2a00:1450:4010:c0d::5f'])('%s is the internet', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test.each([
    ['https://updates.push.services.mozilla.com/wpush/v2/x', true],
    ['http://updates.push.services.mozilla.com/wpush/v2/x', false],
    ['https://127.0.0.1/x', false],
    ['https://[::1]/x', false],
    ['https://2130706433/x', false],
    ['https://localhost/x', false],
    ['https://user:pw@push.example.com/x', false],
    ['ftp://push.example.com/x', false],
    ['not an address', false],
  ])('%s: %s', (endpoint, fit) => {
    expect(isFitEndpoint(endpoint, false)).toBe(fit)
  })
})
