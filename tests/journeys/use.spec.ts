import { conversation } from './pages/conversation.ts'
import { sendMessage } from '#protocol/messages.ts'
import { newId } from './support/api.ts'
import { expect, test } from './support/test.ts'

test('a chat that stays on the screen is told as a use, after its read mark', async ({ device, school }) => {
  const { teacher, head, staffChat } = school
  const say = (text: string) => head.api.call(sendMessage, { id: newId(), conversationId: staffChat, text })
  await say('Педсовет в среду')
  const { page } = await device.open({ as: teacher })
  const marks: { stayed?: boolean }[] = []
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      for (const [, d] of String(payload).matchAll(/"conversations\.markRead","d":(\{[^}]*\})/g))
        marks.push(JSON.parse(d!))
    })
  })
  await page.goto(`/c/${staffChat}`)
  await expect(conversation(page).message('Педсовет в среду')).toBeInViewport()
  await expect.poll(() => marks.some(({ stayed }) => stayed)).toBe(true)
  expect(marks[0]!.stayed).toBeUndefined()
})
