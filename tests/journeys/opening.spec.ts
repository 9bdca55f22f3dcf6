import type { Page } from '@playwright/test'
import { markRead } from '#protocol/conversations.ts'
import { sendMessage } from '#protocol/messages.ts'
import { chats } from './pages/chats.ts'
import { conversation } from './pages/conversation.ts'
import { newId } from './support/api.ts'
import type { devices } from './support/devices.ts'
import type { Person, School } from './support/school.ts'
import { expect, test } from './support/test.ts'

type Device = ReturnType<typeof devices>

const lines = 200
const lookMs = 1500

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`a chat of long lines opens at the last one, motion: ${reducedMotion}`, async ({ device, school }) => {
    const { staffChat, teacher, head } = school
    for (let n = 1; n <= 14; n++) await say(school, head, `Объявление ${n}. ${'И ещё немного слов. '.repeat(n)}`)
    await teacher.api.call(markRead, { conversationId: staffChat, seq: 14 + 2 })
    const { page } = await device.open({ as: teacher, phone: true, context: { reducedMotion } })
    for (let visit = 1; visit <= 3; visit++) {
      await page.goto(`/c/${staffChat}`)
      await expect(conversation(page).message('Объявление 14.')).toBeInViewport()
      await page.waitForTimeout(lookMs)
      expect(await leftBelow(page), `of visit ${visit}`).toBeLessThanOrEqual(1)
    }
  })
}

test('with reduced motion a height that a script sets is there at once, not a frame later', async ({ device }) => {
  const { page } = await device.open({ context: { reducedMotion: 'reduce' } })
  await page.goto('/sign-in')
  const height = await page.evaluate(`new Promise((resolve) => {
    const box = document.body.appendChild(document.createElement('div'))
    box.style.height = '10px'
    requestAnimationFrame(() => requestAnimationFrame(() => {
      box.style.height = '500px'
      resolve(box.offsetHeight)
    }))
  })`)
  expect(height).toBe(500)
})

test('a chat whose lines are forgotten and fetched anew while one reads the last stays at the last', async ({
  device,
  school,
}) => {
  const { head } = school
  const { page, talk } = await atLastLine(device, school)

  await sayTooLongAway(page)
  await say(school, head, 'Сказано, пока никого не было')
  await page.reload()
  await expect(talk.message('Сказано, пока никого не было')).toBeInViewport()
  await page.waitForTimeout(lookMs)
  expect(await leftBelow(page)).toBeLessThanOrEqual(1)
})

test('a link to a line far above opens there, also in a chat that was left a moment ago', async ({
  device,
  school,
}) => {
  const { page, talk } = await atLastLine(device, school)
  await leave(page)

  await chats(page).search().fill('экскурсии')
  await chats(page).hit('ботанический сад').click()
  await expect(talk.message('ботанический сад')).toBeInViewport()
  await page.waitForTimeout(lookMs)
  await expect(talk.message('ботанический сад')).toBeInViewport()
})

test('a chat that was left a moment ago opens at the first line that came since', async ({ device, school }) => {
  const { head } = school
  const { page, talk } = await atLastLine(device, school)
  await leave(page)
  for (let n = 1; n <= 30; n++) await say(school, head, `Новая ${n}.`)
  await expect(chats(page).row('сотрудники')).toContainText('Новая 30.')

  await chats(page).open('сотрудники')
  await expect(talk.message('Новая 1.')).toBeInViewport()
  await expect(talk.log.getByText('Новые сообщения')).toBeInViewport()
})

/** Somebody has read a long chat to its end and stands there. */
async function atLastLine(device: Device, school: School) {
  const { staffChat, teacher } = school
  await talked(school)
  await teacher.api.call(markRead, { conversationId: staffChat, seq: lines + 2 })
  const { page } = await device.open({ as: teacher })
  const talk = conversation(page)
  await page.goto(`/c/${staffChat}`)
  await expect(talk.message(`Строка ${lines}.`)).toBeInViewport()
  return { page, talk }
}

/** Goes over to another chat. */
async function leave(page: Page): Promise<void> {
  await chats(page).open('5А')
  await expect(conversation(page).message(`Строка ${lines}.`)).toBeHidden()
}

function say({ staffChat }: School, { api }: Person, text: string) {
  return api.call(sendMessage, { id: newId(), conversationId: staffChat, text })
}

async function talked(school: School): Promise<void> {
  for (let n = 1; n <= lines; n++) {
    const text =
      n === 30 ? 'Едем в ботанический сад на экскурсию' : `Строка ${n}.${' И ещё немного слов.'.repeat(n % 9)}`
    await say(school, school.head, text)
  }
}

/** The server greets as it does whoever was away for longer than its log reaches back. */
async function sayTooLongAway(page: Page): Promise<void> {
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((frame) => {
      const said = JSON.parse(String(frame)) as { t: string }
      socket.send(said.t === 'welcome' ? JSON.stringify({ ...said, resync: true }) : frame)
    })
  })
}

function leftBelow(page: Page): Promise<number> {
  return page.evaluate<number>(`(() => {
    const log = document.querySelector('[role=log]')
    return log.scrollHeight - log.scrollTop - log.clientHeight
  })()`)
}
