import {
  closeCodes,
  protocolVersion,
  type ClientFrame,
  type ServerFrame,
  type WelcomeFrame,
} from '#protocol/envelope.ts'
import type { Static } from 'typebox'
import { failureOf } from '../api/call.ts'
import { LineError } from '../api/refusal.ts'

/** The server says something at least every 25 s; a line that is silent for so long is half dead. */
const silenceMs = 60_000
const openingMs = 15_000
const answerMs = 30_000

export type Welcome = Static<typeof WelcomeFrame>
/** Frames that are not answers to calls, in the order they came. */
export type News = Exclude<ServerFrame, { t: 'reply' } | { t: 'refusal' } | { t: 'welcome' }>

export type SocketEvents = {
  welcome: (frame: Welcome) => void
  news: (frame: News) => void
  /** Once, whatever the reason. `code` is the WebSocket close code; 0 when our own watch gave the line up. */
  closed: (code: number) => void
}

export type Socket = {
  readonly ready: boolean
  call: (name: string, input: unknown, commandId: string) => Promise<unknown>
  signal: (name: string, data: unknown) => void
  close: () => void
}

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void }

/** One connection: greets, pairs answers with calls, notices silence. It never comes back by itself: see `line.ts`. */
export function openSocket(raw: WebSocket, token: string | undefined, on: SocketEvents): Socket {
  const waiting = new Map<string, Waiting>()
  let ready = false
  let ended = false
  let watch = setTimeout(() => end(0), openingMs)

  raw.onopen = () => send({ t: 'hello', protocol: protocolVersion, ...(token ? { token } : {}) })
  raw.onclose = (event) => end(event.code)
  raw.onerror = () => end(0)
  raw.onmessage = (event) => {
    if (ended) return
    clearTimeout(watch)
    watch = setTimeout(() => end(0), silenceMs)
    receive(JSON.parse(event.data as string) as ServerFrame)
  }

  function receive(frame: ServerFrame) {
    switch (frame.t) {
      case 'welcome':
        ready = true
        return on.welcome(frame)
      case 'reply':
        return answered(frame.id)?.resolve(frame.d)
      case 'refusal':
        return answered(frame.id)?.reject(failureOf(frame.d))
      default:
        return on.news(frame)
    }
  }

  function answered(id: string) {
    const call = waiting.get(id)
    waiting.delete(id)
    return call
  }

  function send(frame: ClientFrame) {
    if (raw.readyState === 1) raw.send(JSON.stringify(frame))
  }

  function end(code: number) {
    if (ended) return
    ended = true
    ready = false
    clearTimeout(watch)
    raw.close()
    for (const call of waiting.values()) call.reject(new LineError('the line was cut'))
    waiting.clear()
    on.closed(code)
  }

  return {
    get ready() {
      return ready
    },
    call: (name, input, commandId) =>
      new Promise((resolve, reject) => {
        waiting.set(commandId, { resolve, reject })
        setTimeout(() => answered(commandId)?.reject(new LineError('no answer')), answerMs)
        send({ t: 'call', id: commandId, n: name, d: input })
      }),
    signal: (name, data) => send({ t: 'signal', n: name, d: data }),
    close: () => end(0),
  }
}

/** After these the same thing would only happen again. */
export function isFinal(code: number): boolean {
  return code === closeCodes.notSignedIn || code === closeCodes.sessionEnded
}
