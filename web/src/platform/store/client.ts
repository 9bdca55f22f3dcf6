import { onClockMoved, serverTimeIs } from '../clock.ts'
import { me as getMe, type Me } from '#protocol/accounts.ts'
import type { EventFrame } from '#protocol/envelope.ts'
import { LineError } from '../api/refusal.ts'
import type { upload } from '../api/upload.ts'
import type { Lead } from '../device/leader.ts'
import { createCatchUp } from '../sync/catch-up.ts'
import { createIntake } from '../sync/intake.ts'
import { createLine, type LineState, type Wires } from '../sync/line.ts'
import { createOutbox } from '../sync/outbox.ts'
import { createSignals } from '../sync/signals.ts'
import type { News, Welcome } from '../sync/socket.ts'
import { sharing, takeFetched } from '../sync/fetched.ts'
import type { OpenTabs, TabMessage } from '../sync/tabs.ts'
import { createActs } from './acts.ts'
import { createCells } from './cells.ts'
import { arrivedPersons, touchedBy } from './changed.ts'
import { createConfirmed, type Commit } from './confirmed.ts'
import type { Disk } from './disk.ts'
import { createDesks } from './desks.ts'
import { createDrafts } from './drafts.ts'
import { asStoreEvent, isForPages } from './events.ts'
import type { OutboxItem } from './outbox-item.ts'
import { createPeople, personAgeMaxMs } from './people.ts'
import { createViews } from './selectors.ts'
import { createTimelines } from './timelines.ts'
import type { Notice } from './views.ts'

export type ClientWork = {
  me: Pick<Me, 'personId'>
  disk: Disk
  wires: Wires
  lead: Lead
  openTabs: OpenTabs
  upload: typeof upload
  /** The session is over: forget everything (`wipe`), or only find out who is signed in now. */
  onSessionOver: (reason: string, wipe: boolean) => void
  /** The server is newer than this page. */
  onOutdated: () => void
  /** The first wait after a failure; tests have less time than people. */
  retryMs?: number
}

/** Everything of one signed-in account, put together: what arrives, what is kept, what is shown, what is sent. */
export async function createClient(work: ClientWork) {
  const { me, disk, retryMs } = work
  const loaded = await disk.load(me.personId)
  const listeners = { event: new Set<(event: EventFrame) => void>(), notice: new Set<(notice: Notice) => void>() }
  let leads = false
  let turns = 0
  let token = loaded.token
  let laterToken: string | undefined
  let connection = { state: 'offline' as LineState, catchingUp: false }

  const cells = createCells()
  const confirmed = createConfirmed(loaded.state, committed)
  const tabs = work.openTabs(fromTab)
  const line = createLine(
    work.wires,
    { state: lineState, welcome, news, poll, notSignedIn, outdated: work.onOutdated },
    () => token,
    retryMs,
  )
  const intake = createIntake(confirmed, (stream) => catchUp.fetchStreams([stream]))
  const catchUp = createCatchUp({
    confirmed: sharing(confirmed, tabs),
    intake,
    call: line.call,
    leads: () => leads,
    onWhole: whole,
    onBusy: (catchingUp) => connected({ ...connection, catchingUp }),
    ...(retryMs === undefined ? {} : { retryMs }),
  })
  const outbox = createOutbox({
    disk: () => disk,
    state: confirmed.state,
    send: (item) => line.call({ name: item.n } as never, item.d as never, item.id),
    upload: work.upload,
    changed: itemChanged,
    share: (id, item) => tabs.post({ t: 'item', id, item }),
    notice: (notice) => (tabs.post({ t: 'notice', notice }), tellNotice(notice)),
    ...(retryMs === undefined ? {} : { retryMs }),
  })
  const drafts = createDrafts({
    confirmed,
    disk: () => disk,
    outbox,
    touch: (id) => cells.touch(`conversation:${id}`),
    share: (conversationId, draft) => tabs.post({ t: 'draft', conversationId, draft }),
  })
  const desks = createDesks(() => disk)
  const signals = createSignals({
    me: me.personId,
    send: (name, data) => (leads ? line.signal(name, data) : tabs.post({ t: 'say', name, data })),
    touch: cells.touch,
    othersRead: confirmed.othersRead,
    ended: work.onSessionOver,
  })
  const people = createPeople(confirmed, line.call)
  const timelines = createTimelines({
    confirmed,
    disk: () => disk,
    call: line.call,
    ensure: ensureConversation,
    opened: refreshTicks,
    share: (conversationId, page, asked) => leads || tabs.post({ t: 'page', conversationId, page, asked }),
    touch: (id) => cells.touch(`timeline:${id}`),
  })
  const views = createViews({
    cells,
    confirmed,
    outbox,
    drafts,
    timelines,
    people,
    signals,
    connection: () => connection,
  })

  outbox.load(loaded.outbox)
  drafts.load(loaded.drafts)
  outbox.sweep()
  const giveUpLead = work.lead({ begin: () => void beginToLead(), end: stopLeading })
  tabs.post({ t: 'newcomer' })

  function itemChanged({ n, d: { conversationId: id } }: OutboxItem) {
    cells.touch(`timeline:${id}`, `conversation:${id}`, 'list', 'outbox')
    if (n === 'conversations.saveDraft') drafts.settle(id)
  }

  async function beginToLead() {
    const turn = ++turns
    const now = await disk.load(me.personId).catch(() => undefined)
    if (turn !== turns) return
    leads = true
    // A disk that cannot be read any more is not written either; the page lives on what it has.
    if (now) {
      token = now.token
      confirmed.lead(disk, now.state)
      outbox.load(now.outbox)
    }
    line.start()
    drafts.syncAll()
  }

  function stopLeading() {
    turns++
    leads = false
    line.stop()
    confirmed.follow()
  }

  function lineState(state: LineState) {
    connected({ ...connection, state })
    if (state !== 'online') {
      outbox.stop()
      return intake.clear()
    }
    outbox.start()
    timelines.refresh()
    timelines.lookAgain()
  }

  function connected(next: typeof connection) {
    if (next.state === connection.state && next.catchingUp === connection.catchingUp) return
    connection = next
    cells.touch('connection')
    if (leads) tabs.post({ t: 'connection', connection })
  }

  function welcome(frame: Welcome): boolean {
    serverTimeIs(frame.now)
    if (frame.personId !== me.personId) {
      work.onSessionOver('switched', false)
      return false
    }
    laterToken = frame.token
    signals.tellAgain()
    if (frame.resync || !confirmed.state().cursors.has(me.personId)) catchUp.fetchAll()
    else catchUp.reach(frame.changed)
    return true
  }

  function news(frame: News) {
    if (frame.t === 'event') {
      arrived([frame])
      if (isForPages(frame)) tabs.post({ t: 'events', events: [frame] })
    }
    if (frame.t === 'signal') {
      tabs.post({ t: 'signal', name: frame.n, data: frame.d })
      signals.take(frame.n, frame.d)
    }
    if (frame.t === 'token') {
      laterToken = frame.token
      catchUp.check()
    }
  }

  /** What organisations and classes tell is kept nowhere: pages fetch anew. */
  function arrived(frames: readonly EventFrame[]) {
    intake.take(frames.filter((frame) => !isForPages(frame)))
    for (const frame of frames.filter(isForPages)) tellEvent(frame)
  }

  async function poll() {
    // Another account may have been signed in here since: nothing of this one goes out under its name.
    if ((await line.call(getMe, {})).personId !== me.personId) {
      work.onSessionOver('switched', false)
      throw new LineError('another account is signed in')
    }
    const { cursors } = confirmed.state()
    if (!cursors.has(me.personId)) catchUp.fetchAll()
    await catchUp.now(cursors.keys())
  }

  function notSignedIn() {
    work.onSessionOver('not_signed_in', false)
  }

  /** Nothing is missing: the token that came meanwhile stands for what has been written. */
  function whole() {
    timelines.refresh()
    if (!laterToken || !intake.isWhole() || !leads) return
    token = laterToken
    laterToken = undefined
    disk.keepToken(token)
  }

  /** What is on the screen for so long is looked at again. */
  const aging = setInterval(() => {
    cells.touch(...[...confirmed.state().persons.keys()].map((id) => `person:${id}`))
  }, personAgeMaxMs)

  /** Silence may have ended or begun by the right time. */
  const stopClock = onClockMoved(() => cells.touch('list'))

  function committed(commit: Commit) {
    people.came(arrivedPersons(commit))
    cells.touch(...touchedBy(commit))
    if (commit.events.length > 0 && leads) tabs.post({ t: 'events', events: commit.events })
    for (const frame of commit.events) reactTo(frame)
    outbox.sweep()
    if (commit.after.stale !== commit.before.stale && commit.after.stale.size > 0 && leads) catchUp.check()
  }

  function reactTo(frame: EventFrame) {
    const event = asStoreEvent(frame)
    if (event.n === 'message.sent') {
      const { authorId, conversationId, id } = event.d.message
      if (authorId === me.personId) outbox.seen(id)
      else if (authorId) signals.stoppedTyping(conversationId, authorId)
    }
    if (event.n === 'message.pinned' && event.d.pinned && timelines.window(event.s))
      void timelines.want(event.s, event.d.seq)
    if (event.n === 'chat.draft') drafts.settle(event.d.conversationId)
    tellEvent(frame)
  }

  function tellEvent(frame: EventFrame) {
    for (const listener of listeners.event) listener(frame)
  }

  function tellNotice(notice: Notice) {
    for (const listener of listeners.notice) listener(notice)
  }

  function fromTab(message: TabMessage) {
    switch (message.t) {
      case 'events':
        return arrived(message.events)
      case 'snapshot':
      case 'conversation':
      case 'removed':
        return leads ? undefined : (takeFetched(confirmed, message), intake.releaseAll())
      case 'page':
        return leads ? confirmed.pageOfOtherTab(message.conversationId, message.page, message.asked) : undefined
      case 'item':
        return outbox.take(message.id, message.item)
      case 'draft':
        return drafts.take(message.conversationId, message.draft)
      case 'signal':
        return signals.take(message.name, message.data)
      case 'say':
        return leads ? line.signal(message.name, message.data) : undefined
      case 'connection':
        return leads ? undefined : connected(message.connection)
      case 'notice':
        return tellNotice(message.notice)
      case 'newcomer':
        return leads ? tabs.post({ t: 'connection', connection }) : undefined
      case 'over':
        return work.onSessionOver(message.reason, message.wipe)
    }
  }

  async function ensureConversation(id: string): Promise<boolean> {
    if (!confirmed.state().conversations.has(id)) await catchUp.fetchConversation(id)
    return confirmed.state().conversations.has(id)
  }

  /** How far others have read comes by signals, which a page that was away has missed: it matters below one's own line. */
  function refreshTicks(id: string) {
    const conversation = confirmed.state().conversations.get(id)
    if (conversation?.lastMessage?.authorId !== me.personId || conversation.othersReadSeq >= conversation.lastSeq)
      return
    catchUp.fetchConversation(id).catch(() => undefined)
  }

  return {
    views,
    timelines,
    signals,
    outbox,
    drafts,
    desks,
    acts: createActs(outbox, drafts),
    sync: { ensureConversation },
    confirmed,
    tellTabs: tabs.post,
    onNotice: (listener: (notice: Notice) => void) => subscribe(listeners.notice, listener),
    onEvent: (listener: (event: EventFrame) => void) => subscribe(listeners.event, listener),
    close() {
      clearInterval(aging)
      stopClock()
      catchUp.stop()
      stopLeading()
      giveUpLead()
      tabs.close()
      disk.close()
    },
  }
}

export type Client = Awaited<ReturnType<typeof createClient>>

function subscribe<T>(set: Set<T>, listener: T): () => void {
  set.add(listener)
  return () => void set.delete(listener)
}
