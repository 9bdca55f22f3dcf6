import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CallContract, EventContract, InputOf, OutputOf } from '#protocol/contract.ts'
import { call } from './api/call.ts'
import { onEvent, useSession } from './store/index.ts'

/** Data for ordinary pages (settings, lists, reports): fetched when shown, kept while fresh, fetched again on events. */
const queries = new QueryClient({
  // `call` tries again by itself; a refusal would only be refused again.
  defaultOptions: { queries: { retry: false, networkMode: 'always', staleTime: 5_000 } },
})
queries.mount()

export interface LoadOptions {
  /** False: not yet. */
  enabled?: boolean
  /** Asks again so often while the page is seen. */
  everyMs?: number
}

/** `const { data, error, refetch } = useLoaded(listSessions, {})`. Kept apart for each account of the device. */
export function useLoaded<C extends CallContract & { readonly kind: 'query' }>(
  contract: C,
  input: InputOf<C>,
  { enabled = true, everyMs }: LoadOptions = {},
): UseQueryResult<OutputOf<C>> {
  const session = useSession()
  const account = session.state === 'signedIn' ? session.me.accountId : ''
  return useQuery(
    {
      queryKey: [contract.name, account, input],
      queryFn: ({ signal }) => call(contract, input, { signal }),
      enabled: enabled && account !== '',
      ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
    },
    queries,
  )
}

/** After a command: what these queries answered is no longer true. Resolves when what is on the screen is new. */
export async function refresh(...contracts: readonly { readonly name: string }[]): Promise<void> {
  await Promise.all(contracts.map(({ name }) => queries.invalidateQueries({ queryKey: [name] })))
}

/** Fetches anew whenever one of these events arrives. Both lists are read once. */
export function useRefreshOn(events: readonly EventContract[], contracts: readonly { readonly name: string }[]): void {
  useEffect(() => {
    const names = new Set(events.map(({ name }) => name))
    return onEvent((event) => {
      if (names.has(event.n)) void refresh(...contracts)
    })
    // oxlint-disable-next-line react/exhaustive-deps -- the lists are written where the hook is called and never change
  }, [])
}
