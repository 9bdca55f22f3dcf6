import { useSyncExternalStore } from 'react'
import { me as getMe, signOut as signOutContract, type Me } from '#protocol/accounts.ts'
import { call, whenNotSignedIn } from '../api/call.ts'
import { Refusal } from '../api/refusal.ts'
import { upload } from '../api/upload.ts'
import { rememberDatabase, sweepDatabases } from '../device/databases.ts'
import { leadAlone, leadAmongTabs } from '../device/leader.ts'
import { keepNothing } from '../device/small-things.ts'
import { wipeDevice, wipeEverybody } from '../device/wipe.ts'
import { browserWires } from '../sync/line.ts'
import { alone, tabsOf } from '../sync/tabs.ts'
import { createClient, type Client } from './client.ts'
import { openIndexedDisk } from './indexed-disk.ts'
import { openMemoryDisk } from './memory-disk.ts'
import { oweSignOut, rememberMe, rememberedMe, signOutIsOwed } from './remembered.ts'
import type { SessionView } from './views.ts'

const askAgainMs = 3000

let session: SessionView = { state: 'unknown' }
let current: Client | null = null
let checking: Promise<void> | undefined
let changing = false
let swept = false
const watchers = new Set<() => void>()

/** The store of the account that is signed in. Throws when nobody is: such pages stand behind `useSession`. */
export function client(): Client {
  if (!current) throw new Error('nobody is signed in')
  return current
}

export function useSessionCell(): SessionView {
  return useSyncExternalStore(watch, () => session)
}

/**
 * Once, before the first page. What this device remembers opens at once, also without a line; the server is asked
 * meanwhile who is signed in.
 */
export async function startSession(): Promise<void> {
  whenNotSignedIn(() => void check())
  addEventListener('pagehide', () => current?.drafts.flush())
  document.addEventListener('visibilitychange', sayVisible)
  const remembered = rememberedMe()
  if (remembered && !signOutIsOwed()) await enter(remembered)
  void check()
}

/**
 * Runs a command that sets the session cookie (signing in, founding, joining, switching) and goes over to its account.
 * What the former session says of its end meanwhile is no news: by then the cookie may be neither the old nor the new one,
 * and whoever waits on this device must not be forgotten for it. What the command throws is thrown on, nothing changed.
 */
export async function signedIn(command: () => Promise<unknown>): Promise<void> {
  changing = true
  let outcome: unknown
  try {
    outcome = await command()
  } catch (error) {
    // A PIN tried too often has ended an account that waits here.
    sweep()
    throw error
  } finally {
    changing = false
  }
  // The command has told that nobody is in yet.
  if (outcome === false) return
  current?.tellTabs({ t: 'over', reason: 'switched', wipe: false })
  leave()
  await enter(await call(getMe, {}))
  sweep()
}

/** The account changed (name, roles, language): ask for it again. */
export async function refreshMe(): Promise<void> {
  await check()
}

/**
 * Signs out and forgets everything this browser stored. With unsent items it does nothing but say how many there are,
 * unless they are to be lost. Works without a line: the server is told later.
 */
export async function signOut(options: { discardUnsent: boolean }): Promise<{ done: boolean; unsent: number }> {
  const unsent = current?.views.unsentCount.read() ?? 0
  if (unsent > 0 && !options.discardUnsent) return { done: false, unsent }
  const told = await call(signOutContract, {}).then(
    () => true,
    (error: unknown) => error instanceof Refusal,
  )
  await forget('signed_out')
  await wipeEverybody()
  oweSignOut(!told)
  return { done: true, unsent }
}

async function enter(me: Me) {
  rememberMe(me)
  keepNothing(me.ephemeral)
  if (!me.ephemeral) rememberDatabase(me.accountId)
  const disk = me.ephemeral ? openMemoryDisk() : await openIndexedDisk(me.accountId).catch(openMemoryDisk)
  const channel = disk.lasting ? tabsOf(me.accountId) : null
  current = await createClient({
    me,
    disk,
    upload,
    wires: browserWires,
    lead: channel ? leadAmongTabs(`peremena-${me.accountId}`) : leadAlone,
    openTabs: channel ?? alone,
    onOutdated: () => void fetchNewerPage(),
    onSessionOver: (reason, wipe) => void (wipe ? forget(reason).then(check) : check()),
  })
  current.onEvent(({ n }) => (n === 'account.changed' || n === 'roster.tiesChanged') && void check())
  show({ state: 'signedIn', me })
  sayVisible()
}

/** Who is signed in, by the server's word. No line: what is shown stays, and the question is asked again. */
function check(): Promise<void> {
  if (changing) return Promise.resolve()
  checking ??= ask().finally(() => (checking = undefined))
  return checking
}

async function ask() {
  try {
    if (signOutIsOwed()) await call(signOutContract, {}).catch(passOverRefusal)
    oweSignOut(false)
    const me = await call(getMe, {})
    const before = session.state === 'signedIn' ? session.me.accountId : null
    if (before === me.accountId && session.state === 'signedIn' && session.me.ephemeral === me.ephemeral) {
      rememberMe(me)
      show({ state: 'signedIn', me })
    } else {
      leave()
      await enter(me)
    }
    if (!swept) sweep()
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) {
      await forget(error.code)
      // Who waited beside cannot be reached without the session in front.
      return wipeEverybody()
    }
    if (session.state === 'unknown') show({ state: 'unreachable' })
    setTimeout(() => void check(), askAgainMs * (1 + Math.random()))
  }
}

/** Accounts that waited on this device and were ended meanwhile leave nothing behind. Once a start, and at each change. */
function sweep() {
  swept = true
  if (session.state === 'signedIn') sweepDatabases(session.me.accountId).catch(() => (swept = false))
}

/** The session is over: nothing of it may stay on this device. */
async function forget(reason: string) {
  const accountId = session.state === 'signedIn' ? session.me.accountId : rememberedMe()?.accountId
  current?.tellTabs({ t: 'over', reason, wipe: true })
  if (session.state !== 'signedOut') show({ state: 'signedOut', reason })
  leave()
  keepNothing(false)
  if (accountId) await wipeDevice(accountId)
}

function leave() {
  const left = current
  current = null
  left?.close()
}

/** With a service worker the new version is offered when it has come; without one the server gives it at once. */
async function fetchNewerPage() {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (registration) await registration.update().catch(() => undefined)
  else location.reload()
}

function passOverRefusal(error: unknown) {
  if (!(error instanceof Refusal)) throw error
}

/** The server keeps quiet towards other devices while somebody looks at this one. */
function sayVisible() {
  if (document.visibilityState === 'hidden') current?.drafts.flush()
  current?.signals.visible(document.visibilityState === 'visible')
}

function show(next: SessionView) {
  session = next
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}
