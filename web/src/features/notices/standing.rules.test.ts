import { expect, test } from 'vitest'
import type { NoticeBrief } from '#protocol/notices.ts'
import { isMyTurn, myStanding, shareOf } from './standing.rules.ts'

const now = Date.parse('2026-11-27T10:00:00.000Z')
const notice = (more: Partial<NoticeBrief>): NoticeBrief =>
  ({ dueAt: '2026-11-28T10:00:00.000Z', withdrawnAt: null, mine: null, counts: null, ...more }) as NoticeBrief
const mine = (more: object = {}) => ({ acknowledgedAt: null, late: false, asked: true, onLeave: false, ...more })

test.each([
  ['waits', notice({ mine: mine() }), 'waiting'],
  ['waits past its deadline', notice({ mine: mine(), dueAt: '2026-11-26T10:00:00.000Z' }), 'overdue'],
  ['was read', notice({ mine: mine({ acknowledgedAt: '2026-11-27T09:00:00.000Z' }) }), 'acknowledged'],
  ['was read late', notice({ mine: mine({ acknowledgedAt: '2026-11-27T09:00:00.000Z', late: true }) }), 'late'],
  ['was withdrawn', notice({ mine: mine(), withdrawnAt: '2026-11-27T09:00:00.000Z' }), 'withdrawn'],
  ['asks nobody who has left', notice({ mine: mine({ asked: false }) }), 'left'],
  ['asks nobody on long leave', notice({ mine: mine({ asked: false, onLeave: true }) }), 'on_leave'],
  ['does not ask me', notice({}), null],
])('a notice that %s', (_what, one, standing) => {
  expect(myStanding(one, now)).toBe(standing)
  expect(isMyTurn(myStanding(one, now))).toBe(standing === 'waiting' || standing === 'overdue')
})

test('nobody asked is no share at all, not all of them', () => {
  expect(shareOf({ asked: 0, acknowledged: 0, late: 0 })).toBe(0)
  expect(shareOf({ asked: 4, acknowledged: 2, late: 1 })).toBe(0.75)
})
