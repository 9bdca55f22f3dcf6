import { useSyncExternalStore } from 'react'
import type { Icon } from '../ui/icon.tsx'
import { IconCalendar, IconChart, IconChats, IconGroup, IconPerson } from '../ui/icons.tsx'

export type PlaceId = 'chats' | 'today' | 'people' | 'reports' | 'me'

export interface Place {
  id: PlaceId
  /** Waiting things, 0 for none. */
  count: number
}

interface PlaceLook {
  href: string
  icon: Icon
}

export const placeLooks: Record<PlaceId, PlaceLook> = {
  chats: { href: '/', icon: IconChats },
  today: { href: '/today', icon: IconCalendar },
  people: { href: '/people', icon: IconGroup },
  reports: { href: '/stats', icon: IconChart },
  me: { href: '/me', icon: IconPerson },
}

const listeners = new Set<() => void>()
let places: readonly Place[] = [
  { id: 'chats', count: 0 },
  { id: 'me', count: 0 },
]

/** The session says which places this person's roles have something in, in this order. */
export function setPlaces(ids: readonly PlaceId[]): void {
  const counts = new Map(places.map((place) => [place.id, place.count]))
  change(ids.map((id) => ({ id, count: counts.get(id) ?? 0 })))
}

/** The number on a place: unread chats, requests and complaints to answer. */
export function setPlaceCount(id: PlaceId, count: number): void {
  if (places.some((place) => place.id === id && place.count !== count)) {
    change(places.map((place) => (place.id === id ? { id, count } : place)))
  }
}

export function usePlaces(): readonly Place[] {
  return useSyncExternalStore(subscribe, () => places)
}

function change(next: readonly Place[]): void {
  places = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
