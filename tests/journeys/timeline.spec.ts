import type { Page } from '@playwright/test'
import { markRead } from '#protocol/conversations.ts'
import { sendMessage } from '#protocol/messages.ts'
import { chats } from './pages/chats.ts'
import { conversation } from './pages/conversation.ts'
import { newId } from './support/api.ts'
import type { School } from './support/school.ts'
import { expect, test } from './support/test.ts'

const lines = 500
const readUpTo = 300
const lineDelayMs = 400

test('a long conversation opens where one stopped, keeps its place and goes to the end', async ({ device, school }) => {
  test.setTimeout(120_000)
  const textAt = await seeded(school)
  const { staffChat, teacher, head } = school
  await teacher.api.call(markRead, { conversationId: staffChat, seq: readUpTo })
  const { page } = await device.open({ as: teacher })
  await slowLine(page)
  const talk = conversation(page)

  await page.goto(`/c/${staffChat}`)
  const firstUnread = talk.message(textAt.get(readUpTo + 1)!)
  await expect(firstUnread).toBeInViewport()
  await expect(talk.log.getByText('Новые сообщения')).toBeInViewport()

  await keepsItsPlace(page)

  await loaded(page)
  await chats(page).search().fill('экскурсии')
  await expect(chats(page).hit('ботанический сад')).toBeVisible()
  await chats(page).search().fill('')

  await talk.toEnd().click()
  await expect(talk.message(textAt.get(lines)!)).toBeInViewport()
  await expect(talk.toEnd()).toBeHidden()
  await talk.log.hover()
  await page.mouse.wheel(0, -1500)
  await expect(talk.toEnd()).toBeVisible()
  await head.api.call(sendMessage, { id: newId(), conversationId: staffChat, text: 'Пришло снизу' })
  await expect(talk.toEnd()).toHaveAccessibleName('К последним сообщениям, 1 новое')
  await talk.toEnd().click()
  await expect(talk.message('Пришло снизу')).toBeInViewport()
})

/** What stands first on the screen stays where it is while older lines come in over it. */
async function keepsItsPlace(page: Page): Promise<void> {
  const { log } = conversation(page)
  let grown = 0
  await log.hover()
  for (let round = 0; round < 6; round++) {
    await page.mouse.wheel(0, -1200)
    await still(page)
    const words = await firstOnScreen(page)
    const before = await placeOf(page, words)
    await loaded(page)
    const after = await placeOf(page, words)
    if (after.height > before.height + 500) grown++
    expect(Math.abs(after.top - before.top), `«${words}» moved by so many pixels`).toBeLessThanOrEqual(2)
  }
  expect(grown, 'older lines came while we looked').toBeGreaterThan(0)
}

/** Where a line stands and how high all lines are, of one moment. */
function placeOf(page: Page, words: string): Promise<{ top: number; height: number }> {
  return page.evaluate(`(() => {
    const log = document.querySelector('[role=log]')
    const lines = [...log.querySelectorAll('[data-line] [id^=text-]')]
    const line = lines.find((one) => one.firstChild.textContent === ${JSON.stringify(words)})
    return { top: line.getBoundingClientRect().top, height: log.scrollHeight }
  })()`)
}

/** The wheel has come to rest: nothing moves for some frames, however long a frame takes. */
async function still(page: Page): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const log = document.querySelector('[role=log]')
    let last = ''
    let same = 0
    requestAnimationFrame(function look() {
      const now = log.scrollTop + ' ' + log.scrollHeight
      same = now === last ? same + 1 : 0
      last = now
      if (same >= 8) resolve()
      else requestAnimationFrame(look)
    })
  })`)
}

/** What was asked for has come, been measured and stands still. */
async function loaded(page: Page): Promise<void> {
  await expect(conversation(page).log).toHaveAttribute('aria-busy', 'false')
  await still(page)
}

async function firstOnScreen(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const log = document.querySelector('[role=log]')
    const top = log.getBoundingClientRect().top + 60
    const lines = [...log.querySelectorAll('[data-line] [id^=text-]')]
    return lines.find((line) => line.getBoundingClientRect().top > top).firstChild.textContent
  })()`)
}

/** A line that takes its time, so that what comes late is seen to come. */
async function slowLine(page: Page): Promise<void> {
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((frame) => void setTimeout(() => socket.send(frame), lineDelayMs))
  })
}

/** Says 500 things; gives what stands at which number. */
async function seeded({ staffChat, head }: School): Promise<Map<number, string>> {
  const textAt = new Map<number, string>()
  const say = async (text: string) => {
    const { seq } = await head.api.call(sendMessage, { id: newId(), conversationId: staffChat, text })
    textAt.set(seq, text)
  }
  for (let i = 0; textAt.size < lines; i += 25) {
    await Promise.all(Array.from({ length: 25 }, (_, k) => say(textOf(i + k))))
  }
  return textAt
}

function textOf(n: number): string {
  if (n === 50) return 'Экскурсия в ботанический сад переносится'
  return `Строка ${n}.${' Ещё несколько слов об этом дне.'.repeat(n % 7)}`
}
