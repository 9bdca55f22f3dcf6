import { useSyncExternalStore } from 'react'

/** A phone: what is a table elsewhere is read there as cards. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches)
}

const query = () => matchMedia('(max-width: 719px)')

function subscribe(listener: () => void): () => void {
  const watched = query()
  watched.addEventListener('change', listener)
  return () => watched.removeEventListener('change', listener)
}
