import type { Page } from '@playwright/test'
import { requestJoin } from '#protocol/invitations.ts'
import { chats } from './pages/chats.ts'
import { conversation } from './pages/conversation.ts'
import { door } from './pages/door.ts'
import { people } from './pages/people.ts'
import { caller, newId } from './support/api.ts'
import { password } from './support/school.ts'
import { expectAccessible } from './support/seen.ts'
import { expect, testUnfounded as test } from './support/test.ts'

const founder = { familyName: 'Гаджиева', givenName: 'Патимат', patronymic: 'Магомедовна', password }
const teacher = { familyName: 'Алиева', givenName: 'Мадина', patronymic: 'Руслановна' }
const another = { familyName: 'Ёлкина', givenName: 'Анна', patronymic: 'Петровна' }
const pupils = '1. Магомедова Фатима\n2. Алиев Али Магомедович\nЗауров Заур'

test('from the printed link to the first words between two people', async ({ device, fresh }) => {
  test.setTimeout(120_000)
  const head = await device.open()
  const colleague = await device.open({ phone: true })
  const office = people(head.page)

  const begun = Date.now()
  await door(head.page).found(`/first-run#${fresh.token}`, 'Школа № 4', founder)
  expect(Date.now() - begun, 'founding, in milliseconds').toBeLessThan(60_000)
  await expectAccessible(head.page, 'what comes first')

  await head.page.getByRole('link', { name: /Создайте класс/ }).click()
  await office.createClass('5-а', pupils)
  await expect(head.page.getByRole('heading', { name: '5А' })).toBeVisible()
  await expect(head.page.getByText('Зауров')).toBeVisible()
  await expectAccessible(head.page, 'a class')

  await office.open()
  await expect(office.notActive()).toContainText('1 из 3')
  await expectAccessible(head.page, 'what is missing to be active')
  await office.inviteMore()
  const codes = await office.inviteTeachers('Алиева Мадина Руслановна\nЁлкина Анна Петровна')
  expect(codes).toHaveLength(2)
  await expectAccessible(head.page, 'sheets with codes')

  await askToJoin(colleague.page, codes[0]!)
  await office.open('requests')
  await expect(office.request('Алиева Мадина Руслановна')).toBeVisible()
  await expectAccessible(head.page, 'requests')
  await office.letIn('Алиева Мадина Руслановна')
  await expect(chats(colleague.page).row('сотрудники')).toBeVisible()

  await head.page.goto('/')
  await chats(head.page).open('сотрудники')
  await chats(colleague.page).open('сотрудники')
  await talk(head.page, colleague.page)
  await expectAccessible(head.page, 'a conversation on a wide screen')
  await expectAccessible(colleague.page, 'a conversation on a phone')

  await office.open()
  await expect(office.notActive()).toContainText('2 из 3')
  await caller(fresh.address).call(requestJoin, {
    ...{ id: newId(), ticket: codes[1]!, name: another, login: 'elkina', password },
  })
  await office.open('requests')
  await office.letIn('Ёлкина Анна Петровна')
  await office.open()
  await expect(office.active()).toContainText('3 человека')
})

async function askToJoin(page: Page, code: string): Promise<void> {
  const asking = door(page)
  await asking.enterCode(code)
  await asking.fillName(teacher)
  await asking.next()
  await asking.choosePassword(password)
  await expect(asking.waiting()).toBeVisible()
  await expectAccessible(page, 'waiting to be let in')
}

/** Everything said on one screen is seen on the other without reloading. */
async function talk(one: Page, other: Page): Promise<void> {
  const [hers, theirs] = [conversation(one), conversation(other)]
  await expect(async () => {
    await theirs.field.pressSequentially('Да ')
    await expect(one.getByText('Мадина Руслановна пишет')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await theirs.tapSend('Доброе утро, Патимат Магомедовна')
  await expect(hers.message('Доброе утро, Патимат Магомедовна')).toBeVisible()
  await expect(theirs.tick('Доброе утро', 'Прочитано')).toBeVisible()
  await hers.act('Доброе утро', 'Ответить')
  await hers.send('И вам доброе. Совещание в девять')
  await expect(theirs.message('Совещание в девять').getByText('Доброе утро, Патимат')).toBeVisible()
  await hers.react('Доброе утро', '❤️')
  await expect(theirs.reaction('Доброе утро', '❤️')).toBeVisible()
  await hers.act('Совещание в девять', 'Изменить')
  await hers.send('И вам доброе. Совещание в десять')
  await expect(theirs.message('Совещание в десять').getByText('изменено').last()).toBeVisible()
  await hers.act('Совещание в десять', 'Удалить у всех')
  await one.getByRole('button', { name: 'Удалить у всех' }).click()
  await expect(theirs.log.getByText('Сообщение удалено')).toBeVisible()
  await expect(theirs.message('Совещание')).toHaveCount(0)
}
