import type { PersonBrief } from '#protocol/common.ts'
import { isChannel, type Audience, type Conversation } from '#protocol/conversations.ts'
import { now } from '../../platform/clock.ts'
import { texts } from '../../platform/i18n/index.ts'
import type { Icon } from '../../ui/icon.tsx'
import { IconChannel } from '../../ui/icons.tsx'
import { talkTexts } from './texts.ts'

/** What stands beside a name: «мама Фатимы, 5А», otherwise the role. Comes from the organisation, cannot be typed. */
export function roleLine(person: PersonBrief | undefined): string {
  if (!person) return ''
  return person.note || (person.role ? texts(talkTexts).roles[person.role] : '')
}

/** The same after a short name; nothing when the name says it already, as it does for namesakes. */
export function besideName(person: PersonBrief | undefined): string {
  return person?.note && person.name.includes(person.note) ? '' : roleLine(person)
}

/** «Мадина Р.»: the author in a row, where the words matter more. */
export function shortName(name: string): string {
  const [first = '', second] = name.split(' ')
  return second ? `${first}\u00a0${[...second][0] ?? ''}.` : first
}

/** «27 учеников, 3 учителя»: who can read what is written here. */
export function audienceLine({
  kind,
  audience,
  participantCount,
}: Pick<Conversation, 'kind' | 'audience' | 'participantCount'>): string {
  const t = texts(talkTexts).header
  if (kind === 'direct') return t.onlyTwo
  if (participantCount <= 1) return t.onlyYou
  const ofClass = kind === 'class_pupils' || kind === 'class_guardians'
  const parts = partsOf(audience).map(([who, n]) => (who === 'staff' && ofClass ? t.teachers(n) : t[who](n)))
  return parts.length > 0 ? parts.join(', ') : t.people(participantCount)
}

function partsOf(audience: Audience): ['pupils' | 'guardians' | 'staff', number][] {
  const order = ['pupils', 'guardians', 'staff'] as const
  return order.filter((who) => audience[who] > 0).map((who) => [who, audience[who]])
}

/** The avatar of a direct conversation is the other person's. */
export function avatarId(conversation: Pick<Conversation, 'id' | 'peer'>): string {
  return conversation.peer?.id ?? conversation.id
}

export function avatarIcon(kind: Conversation['kind']): Icon | undefined {
  return isChannel(kind) ? IconChannel : undefined
}

/** Is the conversation silent now? */
export function isMuted({ mutedUntil }: Pick<Conversation, 'mutedUntil'>, nowMs = now()): boolean {
  return mutedUntil !== null && Date.parse(mutedUntil) > nowMs
}

/** Made by hand: may be renamed, joined and left; the others follow the roster. */
export function isHandMade({ kind }: Pick<Conversation, 'kind'>): boolean {
  return kind === 'group' || kind === 'channel'
}

export function mayModerate({ kind, myRole }: Pick<Conversation, 'kind' | 'myRole'>): boolean {
  return kind !== 'direct' && (myRole === 'owner' || myRole === 'moderator')
}

const FOREVER = '9999-12-31T00:00:00.000Z'

/** Instants to which silence may last: an hour, until seven tomorrow morning, for ever. */
export function muteChoices(at = new Date(now())): { hour: string; morning: string; forever: string } {
  const morning = new Date(at)
  morning.setHours(7, 0, 0, 0)
  if (morning <= at) morning.setDate(morning.getDate() + 1)
  return { hour: new Date(at.getTime() + 3_600_000).toISOString(), morning: morning.toISOString(), forever: FOREVER }
}

export function isForever(until: string): boolean {
  return until.startsWith('9')
}
