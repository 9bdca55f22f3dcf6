import writeExcelFile from 'write-excel-file/node'
import type { Page } from '@playwright/test'
import { addOldChat } from '#protocol/old-chats.ts'
import { conversation } from './pages/conversation.ts'
import { newId } from './support/api.ts'
import { joinStaff, newSchool } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const header = ['Мессенджер', 'Название чата', 'Для кого', 'Чей чат', 'Владелец', 'Сколько человек', 'Ссылка']

/** A table is read in a worker of its own, which a machine that does other things starts slowly. */
const reading = { timeout: 40_000 }

/** Twenty chats, and a row that names no messenger. */
async function twentyChats(): Promise<Buffer> {
  const chats = Array.from({ length: 20 }, (_, at) => [
    ...[at % 2 ? 'Вайбер' : 'WhatsApp', `Класс ${at + 1}: родители`, 'родители', '', 'Алиева Мадина', String(20 + at)],
    ...[at % 2 ? 'https://invite.viber.com/?g2=x' : 'chat.whatsapp.com/x'],
  ])
  const data = [header, ...chats, ['', 'Непонятно где', '', '', '', '', '']].map((row) =>
    row.map((value) => ({ value, type: String })),
  )
  return writeExcelFile([{ data, sheet: 'Чаты' }]).toBuffer()
}

const seen = async (page: Page, what: string) => {
  await expectAccessible(page, what)
  await expectNoSideScroll(page, what)
}

async function enter(page: Page, messenger: string, kind: string, name?: string): Promise<void> {
  await page.getByRole('button', { name: 'Внести чат' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: messenger }).click()
  await form.getByRole('button', { name: kind }).click()
  if (name !== undefined) await form.getByLabel('Название чата').fill(name)
  await form.getByRole('button', { name: 'Внести', exact: true }).click()
  await expect(form).toBeHidden()
}

test('a head lists chats by hand and from a table on a phone, moves one, marks a mistake, says farewell and declares; the office sees it', async ({
  device,
  town,
}) => {
  // A whole day of a head, each screen looked at in light and dark.
  test.slow()
  const school = await newSchool(town)
  const { page, context } = await device.open({ as: school.head, phone: true, expects: /status of 409/ })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/people')
  await page.getByRole('link', { name: 'Старые чаты' }).click()
  await expect(page.getByRole('heading', { name: 'Чатов в списке пока нет', level: 2 }).first()).toBeVisible()
  await seen(page, 'no chats yet')

  await page.getByRole('button', { name: 'Внести чат' }).click()
  await page.getByRole('dialog').getByText('Владелец, люди, ссылка').click()
  await seen(page, 'the form')
  await page.getByRole('dialog').getByRole('button', { name: 'Внести', exact: true }).click()
  await expect(page.getByText('Выберите мессенджер')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click()

  await enter(page, 'WhatsApp', 'сотрудники')
  await enter(page, 'Telegram', 'родители', 'Не наш чат')
  const summary = page.getByRole('region', { name: 'Сколько чатов перенесено' })
  await expect(summary).toContainText('Перенесено 0 из 2 чатов')
  await expect(row(page, 'Чат сотрудников')).toContainText('WhatsApp')
  await enterSame(page)

  await page.getByRole('link', { name: 'Из файла' }).click()
  await seen(page, 'the way to a file')
  const sample = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Скачать образец' }).click()
  expect((await sample).suggestedFilename()).toBe('Старые чаты, образец.xlsx')
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'Чаты.xlsx', buffer: await twentyChats() },
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
  await expect(page.getByText('Файл «Чаты.xlsx»: 20 чатов')).toBeVisible(reading)
  await expect(page.getByText('Не указан мессенджер.')).toBeVisible()
  await expect(page.getByText('строка 22, столбец A «Мессенджер»')).toBeVisible()
  await seen(page, 'rows of the table')
  await page.reload()
  await page.getByRole('button', { name: 'Внести 20 чатов' }).click(reading)
  await expect(summary).toContainText('Перенесено 0 из 22 чатов', reading)

  await page.getByRole('searchbox').fill('сотрудников')
  await foundOne(page)
  await page.getByRole('button', { name: 'Отметить чат «Чат сотрудников»' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Отметить' }).click()
  await expect(page.getByRole('dialog').getByLabel('Откуда это видно')).toHaveAttribute('aria-invalid', 'true')
  await seen(page, 'evidence is missing')
  await page.getByLabel('Откуда это видно').fill('Последнее сообщение 20 ноября')
  await page.getByRole('dialog').getByRole('button', { name: 'Отметить' }).click()
  await expect(summary).toContainText('Перенесено 1 из 22 чатов')
  await expect(row(page, 'Чат сотрудников')).toContainText('Последнее сообщение 20 ноября')

  await page.getByRole('searchbox').fill('не наш')
  await choose(page, 'Не наш чат', 'Внесён по ошибке')
  await page.getByLabel('Почему по ошибке').fill('Это чат другой школы')
  await seen(page, 'a mistake')
  await page.getByRole('button', { name: 'Отметить как ошибку' }).click()
  await expect(summary).toContainText('Внесено по ошибке: 1')

  await page.getByRole('searchbox').fill('Класс 20:')
  await choose(page, 'Класс 20: родители', 'Последнее сообщение')
  await page.getByRole('button', { name: 'Скопировать текст' }).click()
  await expect(page.getByText('Скопировано')).toBeVisible()
  const words = await page.evaluate<string>('navigator.clipboard.readText()')
  expect(words).toContain('Школа не спрашивает код из СМС, пароль и Госуслуги')
  expect(words.match(/https?:\S+/g)).toEqual([expect.stringContaining(town.address)])
  const picture = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Сохранить картинку' }).click()
  expect((await picture).suggestedFilename()).toBe('Перемена QR.png')
  await seen(page, 'the last message')
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click()

  await page.getByRole('button', { name: 'Подтвердить, что список полный' }).click()
  await expect(page.getByRole('dialog')).toContainText('эти 21 чат')
  await page.getByRole('dialog').getByRole('button', { name: 'Подтвердить' }).click()
  await expect(page.getByRole('region', { name: 'Список полный' })).toContainText('Действует ещё 28 дней')
  await seen(page, 'the list is complete')

  const office = (await device.open({ as: town.office })).page
  await office.goto('/organisations')
  await office.getByRole('link', { name: 'Старые чаты' }).click()
  await office.getByRole('searchbox').fill(school.shortName)
  const line = office.getByRole('listitem').filter({ hasText: school.shortName })
  await expect(line).toContainText('перенесено 1 из 21 · по ошибке: 1')
  await expect(line).toContainText('подтверждён ещё на 28 дней')
  await seen(office, 'organisations of an office')
  await line.getByRole('link').click()
  await office.getByRole('combobox', { name: 'Какие чаты' }).selectOption({ label: 'Внесены по ошибке' })
  await expect(office.getByText('По ошибке: Это чат другой школы')).toBeVisible()
  await expect(office.getByText('Алиева Мадина')).toBeHidden()
  await expect(office.getByRole('button', { name: 'Внести чат' })).toBeHidden()
  await seen(office, 'chats of an organisation for its office')
})

test('a link into a foreign messenger in an official chat: its author is told before and after sending, the head enters the chat it leads to, others read on', async ({
  device,
  town,
  school,
}) => {
  const { page } = await device.open({ as: school.teacher, phone: true })
  await page.goto(`/c/${school.staffChat}`)
  const { log, field, message } = conversation(page)
  await field.fill('Запись здесь: t.me.example.ru/1')
  await expect(page.getByText('Ссылка ведёт в')).toHaveCount(0)
  await field.fill('Запись здесь: https://t.me/school/1')
  await expect(page.getByText('Ссылка ведёт в Telegram')).toBeVisible()
  await expectAccessible(page, 'the hint')
  await page.getByRole('button', { name: 'Отправить' }).click()
  await expect(message('https://t.me/school/1')).toBeVisible()
  await expect(page.getByText('Ссылка ведёт в Telegram')).toHaveCount(1)
  await expect(log.getByText('Ссылка ведёт в Telegram')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Внести в старые чаты' })).toHaveCount(0)
  await seen(page, 'the note for its author')

  const name = { familyName: 'Ахмедова', givenName: 'Аида', patronymic: 'Расуловна' }
  const colleague = await joinStaff(town, school.head, school.id, 'teacher', name)
  const other = (await device.open({ as: colleague })).page
  await other.goto(`/c/${school.staffChat}`)
  await conversation(other).send('Спасибо')
  await expect(conversation(other).message('https://t.me/school/1')).toBeVisible()
  await expect(other.getByText('Ссылка ведёт в Telegram')).toHaveCount(0)

  const head = (await device.open({ as: school.head })).page
  await head.goto(`/c/${school.staffChat}`)
  await seen(head, 'the note for the head')
  await conversation(head).log.getByRole('link', { name: 'Внести в старые чаты' }).click()
  const form = head.getByRole('dialog')
  await expect(form.getByRole('button', { name: 'Telegram' })).toHaveAttribute('aria-pressed', 'true')
  await expect(form.getByLabel('Ссылка на чат')).toHaveValue('https://t.me/school/1')
  await form.getByRole('button', { name: 'сотрудники' }).click()
  await form.getByRole('button', { name: 'Внести', exact: true }).click()
  await expect(form).toBeHidden()
  await expect(row(head, 'Чат сотрудников')).toContainText('Telegram')
  await head.reload()
  await expect(row(head, 'Чат сотрудников')).toBeVisible()
  await expect(form).toBeHidden()
})

test('a form teacher sees on the page of the class which children have no parent here yet', async ({
  device,
  school,
}) => {
  await school.head.api.call(addOldChat, {
    ...{ id: newId(), organisationId: school.id, ownOf: 'organisation', messenger: 'whatsapp', kind: 'guardians' },
    name: '5А: родители',
  })
  const { page } = await device.open({ as: school.teacher, phone: true })
  await page.goto(`/people/classes/${school.classId}`)
  const card = page.getByRole('region', { name: 'Старые чаты класса' })
  await expect(card).toContainText('5А: родители')
  await expect(card).toContainText('Дети, у которых здесь родитель: 0 из 3')
  await card.getByText('У кого из детей здесь ещё нет родителя').click()
  await expect(
    card.getByRole('listitem').filter({ hasText: /^(Алиев Али|Зауров Заур|Магомедова Фатима)$/ }),
  ).toHaveCount(3)
  await seen(page, 'old chats of a class')
})

const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

/** Until the search has left one line: what is pressed in a line that still moves is not pressed. */
async function foundOne(page: Page): Promise<void> {
  await expect(page.getByRole('list', { name: 'Чаты организации' }).getByRole('listitem')).toHaveCount(1)
}

async function choose(page: Page, name: string, act: string): Promise<void> {
  await foundOne(page)
  await page.getByRole('button', { name: `Что сделать с чатом «${name}»` }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

/** The same chat a second time is answered beside its name, and nothing typed is lost. */
async function enterSame(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Внести чат' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: 'WhatsApp' }).click()
  await form.getByRole('button', { name: 'сотрудники' }).click()
  await form.getByRole('button', { name: 'Внести', exact: true }).click()
  await expect(form.getByText('Такой чат уже есть в списке').first()).toBeVisible()
  await form.getByRole('button', { name: 'Закрыть' }).click()
}
