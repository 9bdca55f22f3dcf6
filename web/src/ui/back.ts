import { navigate } from 'wouter/use-browser-location'

// How many steps into the app this history entry is; 0 for the page that was opened by its address.
interface Depth {
  depth?: number
}

let here = depthOf(history.state)

addEventListener('pushState', () => {
  here += 1
  history.replaceState({ ...history.state, depth: here }, '')
})
addEventListener('popstate', () => {
  here = depthOf(history.state)
})

/** One step back when there is one inside the app, otherwise to `fallback`. */
export function goBack(fallback: string): void {
  if (here > 0) history.back()
  else navigate(fallback, { replace: true })
}

function depthOf(state: unknown): number {
  return (state as Depth | null)?.depth ?? 0
}
