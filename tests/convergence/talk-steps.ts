import {
  addParticipants,
  createConversation,
  enterConversation,
  markRead,
  muteConversation,
  pinConversation,
  removeParticipant,
  renameConversation,
  saveDraft,
  setParticipantRole,
  startDirect,
} from '#protocol/conversations.ts'
import { deleteMessage, editMessage, pinMessage, reactToMessage, sendMessage } from '#protocol/messages.ts'
import type { School } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'

export type Step = { name: string; run: (school: School) => Promise<unknown> }

/** Every command that changes what people see of conversations, once. Each is followed by a look at everybody's screen. */
export const talkSteps: Step[] = [
  { name: 'messages.send', run: (s) => say(s, s.fatima, 'Здравствуйте') },
  { name: 'messages.send with a mention', run: (s) => mention(s) },
  { name: 'messages.send as a reply', run: (s) => say(s, s.ali, 'И я', { replyTo: 2 }) },
  { name: 'messages.react', run: (s) => s.call(s.ali, reactToMessage, { ...at(s, 2), emoji: '👍' }) },
  { name: 'messages.react again, otherwise', run: (s) => s.call(s.ali, reactToMessage, { ...at(s, 2), emoji: '🎉' }) },
  { name: 'messages.edit', run: (s) => s.call(s.fatima, editMessage, { ...at(s, 2), text: 'Добрый день' }) },
  { name: 'messages.edit that takes a mention back', run: (s) => editMention(s) },
  { name: 'messages.pin', run: (s) => s.call(s.teacher, pinMessage, { ...at(s, 2), pinned: true }) },
  { name: 'conversations.markRead half way', run: (s) => s.call(s.ali, markRead, at(s, 2)) },
  {
    name: 'messages.delete of what is unread',
    run: async (s) => s.call(s.fatima, deleteMessage, at(s, await lastOf(s, s.fatima))),
  },
  { name: 'conversations.markRead to the end', run: (s) => s.call(s.teacher, markRead, at(s, 5)) },
  {
    name: 'conversations.mute',
    run: (s) => s.call(s.ali, muteConversation, { ...room(s), until: '2027-01-01T00:00:00.000Z' }),
  },
  { name: 'conversations.pin', run: (s) => s.call(s.ali, pinConversation, { ...room(s), pinned: true }) },
  { name: 'conversations.saveDraft', run: (s) => s.call(s.ali, saveDraft, { ...room(s), text: 'Я хотел' }) },
  { name: 'conversations.startDirect', run: (s) => s.call(s.teacher, startDirect, { personId: s.head.personId }) },
  { name: 'conversations.create', run: (s) => s.call(s.teacher, createConversation, group(s, [s.head.personId])) },
  {
    name: 'conversations.addParticipants',
    run: (s) => s.call(s.teacher, addParticipants, { ...made(), personIds: [s.secretary.personId] }),
  },
  {
    name: 'conversations.rename',
    run: (s) => s.call(s.teacher, renameConversation, { ...made(), title: 'Педсовет, ноябрь' }),
  },
  {
    name: 'conversations.setParticipantRole',
    run: (s) => s.call(s.teacher, setParticipantRole, { ...made(), personId: s.secretary.personId, role: 'moderator' }),
  },
  {
    name: 'messages.send in the group',
    run: (s) => s.call(s.head, sendMessage, { id: s.services.newId(), ...made(), text: 'В три' }),
  },
  {
    name: 'conversations.removeParticipant',
    run: (s) => s.call(s.teacher, removeParticipant, { ...made(), personId: s.secretary.personId }),
  },
  {
    name: 'messages.send after the removal',
    run: (s) => s.call(s.head, sendMessage, { id: s.services.newId(), ...made(), text: 'Тише' }),
  },
  {
    name: 'conversations.enter',
    run: (s) => s.call(s.head, enterConversation, { ...room(s), reason: 'Жалоба родителей' }),
  },
]

let groupId = ''
const made = () => ({ conversationId: groupId })
export const room = (s: School) => ({ conversationId: s.pupils5 })
export const at = (s: School, seq: number) => ({ conversationId: s.pupils5, seq })

export function say(s: School, who: Actor, text: string, more: { replyTo?: number } = {}) {
  return s.call(who, sendMessage, { id: s.services.newId(), ...room(s), text, ...more })
}

export function mention(s: School, who: Actor = s.fatima) {
  const entities = [{ type: 'mention' as const, offset: 0, length: 3, personId: s.ali.personId }]
  return s.call(who, sendMessage, { id: s.services.newId(), ...room(s), text: 'Али, привет', entities })
}

async function editMention(s: School) {
  await mention(s)
  return s.call(s.fatima, editMessage, { ...at(s, await lastOf(s, s.fatima)), text: 'Никто, привет' })
}

async function lastOf(s: School, who: Actor): Promise<number> {
  const { rows } = await s.pool.query(
    'select max(seq)::int as seq from messages where conversation_id = $1 and author_id = $2 and deleted_at is null',
    [s.pupils5, who.personId],
  )
  return rows[0].seq
}

function group(s: School, personIds: string[]) {
  groupId = s.services.newId()
  return { id: groupId, kind: 'group' as const, title: 'Педсовет', personIds }
}
