import type { Message } from '#protocol/messages.ts'
import { formatList } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { usePerson } from '../../platform/store/index.ts'
import { talkTexts } from './texts.ts'

const namedMax = 3

/** What a line that nobody wrote says. Of many people three are named. */
export function useSystemSentence({ system }: Pick<Message, 'system'>): string {
  const t = useTexts(talkTexts)
  const s = t.system
  const ids = system?.personIds ?? []
  const persons = [usePerson(ids[0] ?? null), usePerson(ids[1] ?? null), usePerson(ids[2] ?? null)]
  const names = persons.slice(0, ids.length).map((person) => person?.name ?? t.somebody)
  const who = ids.length > namedMax ? s.andMore(names.join(', '), ids.length - namedMax) : formatList(names)
  switch (system?.code) {
    case 'conversation_created':
      return who ? s.created(who) : s.createdByItself
    case 'title_changed':
      return s.renamed(system.title ?? '', who)
    case 'participant_joined':
      return s.joined(ids.length, who)
    case 'participant_left':
      return s.left(ids.length, who)
    case 'participant_removed':
      return s.left(ids.length, who)
    case 'message_pinned':
      return who ? s.pinned(who) : s.pinnedByNobody
    case 'administration_entered':
      return s.entered(who)
    default:
      return ''
  }
}
