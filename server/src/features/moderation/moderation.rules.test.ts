import { describe, expect, test } from 'vitest'
import type { Role } from '#protocol/common.ts'
import type { Tie } from '#server/features/roster/exports.ts'
import { decisionRefusal, placeOf, possibleActions } from './moderation.rules.ts'

const tie = (role: Role, organisationId: string, classId: string | null = null): Tie => ({
  role,
  organisationId,
  classId,
  childId: null,
})

describe('whose moderators answer', () => {
  test('the conversation’s organisation, whatever else people belong to', () => {
    expect(placeOf('club', [tie('pupil', 'school', '5a')], [tie('pupil', 'club')])).toEqual({
      organisationId: 'club',
      aboutModerator: false,
      classId: null,
    })
  })

  test('in a direct chat the organisation that both share, with the form teacher of a pupil', () => {
    const about = [tie('pupil', 'club', 'chess'), tie('pupil', 'school', '5a')]
    expect(placeOf(null, about, [tie('pupil', 'school', '5b')])).toEqual({
      organisationId: 'school',
      aboutModerator: false,
      classId: '5a',
    })
  })

  test('a head is a moderator where she is head, not where she is a mother', () => {
    const about = [tie('guardian', 'garden', 'bees'), tie('head', 'school')]
    expect(placeOf('school', about, [])?.aboutModerator).toBe(true)
    expect(placeOf('garden', about, [])?.aboutModerator).toBe(false)
  })

  test('nobody, where neither belongs anywhere', () => {
    expect(placeOf(null, [], [])).toBeNull()
  })
})

describe('what can be decided', () => {
  const message = { ofMessage: true, messageIsGone: false, conversationKind: 'group', mayBlock: true }

  test('nobody is removed from an official or direct chat, and nothing is deleted twice', () => {
    expect(possibleActions(message)).toEqual([
      'delete_message',
      'warn',
      'remove_from_conversation',
      'block_account',
      'dismiss',
    ])
    for (const conversationKind of ['direct', 'staff', 'class_pupils', null]) {
      expect(possibleActions({ ...message, conversationKind })).not.toContain('remove_from_conversation')
    }
    expect(possibleActions({ ...message, messageIsGone: true, mayBlock: false })).toEqual([
      'warn',
      'remove_from_conversation',
      'dismiss',
    ])
  })

  test('a block and a dismissal are explained, and a dismissal stands alone', () => {
    const possible = possibleActions(message)
    expect(decisionRefusal(['block_account'], ' ', possible)?.code).toBe('report_note_needed')
    expect(decisionRefusal(['dismiss', 'warn'], 'причина', possible)?.code).toBe('report_dismiss_alone')
    expect(decisionRefusal(['warn'], '', ['dismiss'])?.code).toBe('report_action_impossible')
    expect(decisionRefusal(['warn', 'delete_message'], '', possible)).toBeNull()
  })
})
