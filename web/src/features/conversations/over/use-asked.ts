import { useEffect, useState } from 'react'
import type { CallContract, InputOf, OutputOf } from '#protocol/contract.ts'
import { call, Refusal } from '../../../platform/store/index.ts'

export type Asked<T> = { state: 'asking' } | { state: 'failed'; text: string } | { state: 'known'; answer: T }

/** One question to the server for as long as its input is the same. `text` is empty when there was no line. */
export function useAsked<C extends CallContract>(contract: C, input: InputOf<C>): Asked<OutputOf<C>> {
  const [asked, setAsked] = useState<Asked<OutputOf<C>>>({ state: 'asking' })
  const key = JSON.stringify(input)
  useEffect(() => {
    const stop = new AbortController()
    setAsked({ state: 'asking' })
    call(contract, JSON.parse(key) as InputOf<C>, { signal: stop.signal }).then(
      (answer) => !stop.signal.aborted && setAsked({ state: 'known', answer }),
      (error: unknown) =>
        !stop.signal.aborted && setAsked({ state: 'failed', text: error instanceof Refusal ? error.message : '' }),
    )
    return () => stop.abort()
  }, [contract, key])
  return asked
}
