import type { CallContract, InputOf, OutputOf } from '#protocol/contract.ts'
import { closeCodes, frameBytesMax } from '#protocol/envelope.ts'
import { newId } from '../ids.ts'
import { post } from '../api/call.ts'
import { isFinal, openSocket, type News, type Socket, type Welcome } from './socket.ts'

const retryFirstMs = 500
/** In units of the first wait: the longest wait, and how often is asked over HTTP where no socket can be had. */
const retryMax = 60
const pollEvery = 30
/** A socket that never opens (some proxies) after so many tries: the app asks over HTTP from time to time instead. */
const triesBeforePolling = 2

export type LineState = 'online' | 'connecting' | 'offline'

export type LineEvents = {
  state: (state: LineState) => void
  /** False when it is somebody else who is signed in: nothing may go out over this line. */
  welcome: (frame: Welcome) => boolean
  news: (frame: News) => void
  /** No socket can be had: ask for what moved. Resolves when that worked. */
  poll: () => Promise<void>
  /** The server does not know us. */
  notSignedIn: () => void
  /** The server speaks a newer protocol than this page. */
  outdated: () => void
}

/** What the line needs of the browser; tests bring their own. */
export type Wires = {
  socket: () => WebSocket
  post: (name: string, input: unknown, commandId: string) => Promise<unknown>
  isOnline: () => boolean
  /** The device got or lost its network, or the page came back to the front. Returns how to stop listening. */
  onWake: (listener: () => void) => () => void
}

export const browserWires: Wires = {
  socket: () => new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/socket`),
  post,
  isOnline: () => navigator.onLine,
  onWake(listener) {
    addEventListener('online', listener)
    addEventListener('offline', listener)
    document.addEventListener('visibilitychange', listener)
    return () => {
      removeEventListener('online', listener)
      removeEventListener('offline', listener)
      document.removeEventListener('visibilitychange', listener)
    }
  },
}

/** The line to the server: one socket that comes back by itself, and HTTP where it does not serve. */
export function createLine(wires: Wires, on: LineEvents, tokenNow: () => string | undefined, firstMs = retryFirstMs) {
  let socket: Socket | undefined
  let state: LineState = 'offline'
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let askedDelayMs: number | undefined
  let stopWaking = () => {}

  function set(next: LineState) {
    if (next !== state) on.state((state = next))
  }

  function connect() {
    clearTimeout(timer)
    if (!running || socket) return
    if (!wires.isOnline()) {
      set('offline')
      return comeBack(retryMax * firstMs)
    }
    if (state !== 'online') set('connecting')
    socket = openSocket(wires.socket(), tokenNow(), {
      welcome(frame) {
        failures = 0
        if (on.welcome(frame)) set('online')
        else stop()
      },
      news(frame) {
        if (frame.t === 'reconnect') askedDelayMs = frame.afterMs
        else on.news(frame)
      },
      closed,
    })
  }

  function closed(code: number) {
    socket = undefined
    if (!running) return
    failures++
    if (isFinal(code)) {
      running = false
      set('offline')
      return on.notSignedIn()
    }
    if (code === closeCodes.otherProtocol) {
      on.outdated()
      return comeBack(retryMax * firstMs)
    }
    if (failures > triesBeforePolling) return void poll()
    set(wires.isOnline() ? 'connecting' : 'offline')
    comeBack(askedDelayMs ?? (code === closeCodes.tooManySockets ? retryMax * firstMs : backoffMs(failures)))
    askedDelayMs = undefined
  }

  /** Full jitter above a half: a whole school must not come back in the same second. */
  function comeBack(afterMs: number) {
    clearTimeout(timer)
    timer = setTimeout(connect, afterMs * (0.5 + Math.random()))
  }

  async function poll() {
    try {
      await on.poll()
      if (running && !socket) set('online')
      comeBack(pollEvery * firstMs)
    } catch {
      if (running && !socket) set('offline')
      comeBack(backoffMs(failures))
    }
  }

  function wake() {
    if (!running) return
    if (!wires.isOnline()) {
      socket?.close()
      return set('offline')
    }
    if (!socket) connect()
  }

  function backoffMs(failures: number): number {
    return firstMs * Math.min(retryMax, 2 ** (failures - 1))
  }

  function stop() {
    running = false
    clearTimeout(timer)
    stopWaking()
    socket?.close()
    set('offline')
  }

  return {
    start() {
      running = true
      stopWaking = wires.onWake(wake)
      connect()
    },
    stop,
    state: () => state,
    /** Over the socket when there is one and the frame fits, else over HTTP. */
    async call<C extends CallContract>(contract: C, input: InputOf<C>, commandId = newId()): Promise<OutputOf<C>> {
      const fits = JSON.stringify(input).length * 3 < frameBytesMax
      const answer = socket?.ready && fits ? socket.call : wires.post
      return (await answer(contract.name, input, commandId)) as OutputOf<C>
    },
    signal: (name: string, data: unknown) => socket?.signal(name, data),
  }
}

export type Line = ReturnType<typeof createLine>
