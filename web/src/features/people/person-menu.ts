import type { Organisation, OrganisationPerson } from '#protocol/organisations.ts'
import { navigate } from 'wouter/use-browser-location'
import { texts } from '../../platform/i18n/index.ts'
import {
  IconBan,
  IconChat,
  IconCheck,
  IconClock,
  IconClose,
  IconKey,
  IconLock,
  IconPersonCheck,
  IconPersonRemove,
  IconPrint,
} from '../../ui/icons.tsx'
import type { MenuOptions } from '../../ui/menu.ts'
import { journalAddress, tabAddress } from './addresses.ts'
import { giveCode, reopenAccount, revokeCodes } from './person-acts.ts'
import { askPerson } from './person-dialogs.tsx'
import { peopleTexts } from './texts.ts'
import { writeTo } from './write-to.ts'

export interface PersonMenuWork {
  row: OrganisationPerson
  organisation: Pick<Organisation, 'id' | 'rights'>
  base: string
  me: string
  onOpen?: () => void
  onChoose?: () => void
}

/** What may be done with somebody of a list: by how far the person has come, and by my rights. */
export function personMenu({ row, organisation, base, me, onOpen, onChoose }: PersonMenuWork): MenuOptions {
  const t = texts(peopleTexts).act
  const { person, state, ties } = row
  const { id, rights } = organisation
  const other = person.id !== me
  const inside = state === 'joined' || state === 'awaits_consent'
  const staff = ties.some(({ role }) => role !== 'pupil' && role !== 'guardian')
  const manage = rights.manage && other
  const invites = manage && staff && rights.grant.length > 0
  return {
    label: person.fullName,
    items: [
      onOpen && { label: t.open, icon: IconPersonCheck, onSelect: onOpen },
      onChoose && { label: t.choose, icon: IconCheck, onSelect: onChoose },
      other && state === 'joined' && { label: t.write, icon: IconChat, onSelect: () => void writeTo(person.id) },
      invites && state === 'not_invited' && code(t.giveCode),
      invites && state === 'invited' && code(t.renewCode),
      manage && state === 'waiting' && { label: t.answer, icon: IconPersonCheck, onSelect: toRequests },
      manage && inside && { label: t.restore, icon: IconKey, onSelect: () => askPerson('reset', person) },
      rights.manage && { label: t.journal, icon: IconClock, onSelect: () => navigate(journalAddress(id, person.id)) },
      'line',
      invites && state === 'invited' && revoke(),
      manage && inside && closing(),
      manage && state === 'blocked' && { label: t.reopen, icon: IconLock, onSelect: () => void reopenAccount(person) },
      manage && staff && removal(),
    ],
  }

  function code(label: string) {
    return { label, icon: IconPrint, onSelect: () => void giveCode(id, person.id) }
  }
  function revoke() {
    return { label: t.revokeCode, icon: IconClose, onSelect: () => void revokeCodes(id, person.id) }
  }
  function closing() {
    return { label: t.close, icon: IconBan, danger: true, onSelect: () => askPerson('close', person) }
  }
  function removal() {
    const onSelect = () => askPerson('remove', person, id)
    return { label: t.remove, icon: IconPersonRemove, danger: true, onSelect }
  }
  function toRequests() {
    navigate(tabAddress(base, 'requests'))
  }
}
