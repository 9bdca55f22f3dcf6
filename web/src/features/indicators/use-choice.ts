import { useMemo } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { readChoice, type Choice } from './choice.ts'

/** What is chosen stands in the address; a changed choice is no step that «back» would lead through. */
export function useChoice(addressOf: (choice: Choice) => string): [Choice, (change: Partial<Choice>) => void] {
  const search = useSearch()
  const choice = useMemo(() => readChoice(search), [search])
  return [
    choice,
    (change) => navigate(addressOf({ ...readChoice(window.location.search), ...change }), { replace: true }),
  ]
}
