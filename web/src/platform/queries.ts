import { keepPreviousData, QueryClient, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { CallContract, EventContract, InputOf, OutputOf } from '#protocol/contract.ts'
import { call } from './api/call.ts'
import { spaced } from './spaced.ts'
import { onEvent, useConnection, useSession } from './store/index.ts'

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
  /** So long an answer is as good as new, also when its page is opened or looked at again. */
  freshMs?: number
  /** While the answer to another input is on its way, the last one stays on the screen. */
  keepLast?: boolean
  /** For an answer that takes long by its nature. */
  timeoutMs?: number
}

/** `const { data, error, refetch } = useLoaded(listSessions, {})`. Kept apart for each account of the device. */
export function useLoaded<C extends CallContract & { readonly kind: 'query' }>(
  contract: C,
  input: InputOf<C>,
  { enabled = true, everyMs, freshMs, keepLast = false, timeoutMs }: LoadOptions = {},
): UseQueryResult<OutputOf<C>> {
  const account = useAccount()
  return useQuery(
    {
      queryKey: [contract.name, account, input],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(contract, input, { signal, ...(timeoutMs === undefined ? {} : { timeoutMs }) }),
      enabled: enabled && account !== '',
      ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
      ...(freshMs === undefined ? {} : { staleTime: freshMs }),
      ...(keepLast ? { placeholderData: keepPreviousData } : {}),
    },
    queries,
  )
}

/** The same question with several inputs at once: pages of a long list. `undefined` for what has not come yet. */
export function useLoadedMany<C extends CallContract & { readonly kind: 'query' }>(
  contract: C,
  inputs: readonly InputOf<C>[],
): { answers: readonly (OutputOf<C> | undefined)[]; failed: boolean } {
  const account = useAccount()
  const results = useQueries(
    {
      queries: inputs.map((input) => ({
        queryKey: [contract.name, account, input],
        queryFn: ({ signal }: { signal: AbortSignal }) => call(contract, input, { signal }),
        enabled: account !== '',
      })),
    },
    queries,
  )
  return { answers: results.map(({ data }) => data), failed: results.some(({ isError, data }) => isError && !data) }
}

function useAccount(): string {
  const session = useSession()
  return session.state === 'signedIn' ? session.me.accountId : ''
}

/** After a command: what these queries answered is no longer true. Resolves when what is on the screen is new. */
export async function refresh(...contracts: readonly { readonly name: string }[]): Promise<void> {
  await Promise.all(contracts.map(({ name }) => queries.invalidateQueries({ queryKey: [name] })))
}

/** Between two times that events make a page fetch anew. */
const refreshSpaces = { firstMs: 400, mostMs: 4_000 }

/**
 * Fetches anew when one of these events arrives, and when the line is back. Of a rush of events the first is answered at once,
 * those that follow together, in the end every few seconds. Both lists are read once.
 */
export function useRefreshOn(events: readonly EventContract[], contracts: readonly { readonly name: string }[]): void {
  useWhenLineIsBack(() => void refresh(...contracts))
  useEffect(() => {
    const names = new Set(events.map(({ name }) => name))
    const refreshSoon = spaced(() => refresh(...contracts), refreshSpaces)
    const stop = onEvent((event) => {
      if (names.has(event.n)) refreshSoon()
    })
    return () => {
      stop()
      refreshSoon.end()
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the lists are written where the hook is called and never change
  }, [])
}

// Events of organisations and classes are not kept for a device that was away.
function useWhenLineIsBack(act: () => void): void {
  const { state } = useConnection()
  const line = useRef<'new' | 'there' | 'lost'>('new')
  useEffect(() => {
    if (state === 'online') {
      if (line.current === 'lost') act()
      line.current = 'there'
    } else if (line.current === 'there') line.current = 'lost'
    // oxlint-disable-next-line react/exhaustive-deps -- only the line decides
  }, [state])
}
