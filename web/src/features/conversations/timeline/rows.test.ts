import { describe, expect, it } from 'vitest'
import type { Message } from '#protocol/messages.ts'
import type { MessageView } from '../../../platform/store/index.ts'
import { indexOfSeq, lastSeqUpTo, prependedCount, rowsOf } from './rows.ts'

const me = 'me'
const at = (time: string, day = 23) => `2026-11-${day}T${time}:00.000Z`

function line(seq: number, authorId: string | null, when: string, more: Partial<Message> = {}): MessageView {
  const message = { id: `m${seq}`, seq, authorId, at: when, system: null, ...more } as Message
  return { key: message.id, message, change: null }
}

describe('rows of the timeline', () => {
  const items = [
    line(1, 'a', at('08:00', 22)),
    line(2, 'a', at('08:00')),
    line(3, 'a', at('08:05')),
    line(4, me, at('08:06')),
    line(5, 'a', at('08:30')),
    line(6, null, at('08:31'), { system: { code: 'participant_joined' } }),
    line(7, 'a', at('08:32')),
  ]
  const rows = rowsOf(items, { me, firstUnreadSeq: 0 })

  it('join what one person wrote one after another, within ten minutes and one day', () => {
    expect(rows.map((row) => `${row.first ? '(' : ''}${row.view.message.seq}${row.last ? ')' : ''}`)).toEqual([
      '(1)',
      '(2',
      '3)',
      '(4)',
      '(5)',
      '(6)',
      '(7)',
    ])
  })

  it('begin each day with its name', () => {
    expect(rows.filter((row) => row.startsDay).map((row) => row.view.message.seq)).toEqual([1, 2])
  })

  it('part a group where the unread begins', () => {
    const unread = rowsOf(items, { me, firstUnreadSeq: 3 })
    expect(unread[1]?.last).toBe(true)
    expect(unread[2]).toMatchObject({ startsNew: true, first: true })
  })

  it('stay the same objects where nothing changed, so that only new lines are drawn', () => {
    const more = rowsOf(
      [line(0.5, 'b', at('07:00', 22)), ...items, line(8, 'b', at('09:00'))],
      { me, firstUnreadSeq: 0 },
      rows,
    )
    expect(more.slice(2, -1).every((row, i) => row === rows[i + 1])).toBe(true)
    expect(prependedCount(rows, more)).toBe(1)
    expect(prependedCount(more, rows)).toBe(0)
  })

  it('find a line, also one that is not there', () => {
    expect(indexOfSeq(rows, 4)).toBe(3)
    expect(
      indexOfSeq(rowsOf([line(1, 'a', at('08:00')), line(5, 'a', at('08:00'))], { me, firstUnreadSeq: 0 }), 3),
    ).toBe(1)
    expect(indexOfSeq(rows, 99)).toBe(-1)
  })

  it('know the last confirmed line, pending ones aside', () => {
    expect(lastSeqUpTo(rowsOf([...items, line(0, me, at('10:00'))], { me, firstUnreadSeq: 0 }), 7)).toBe(7)
  })
})
