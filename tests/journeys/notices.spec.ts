import { notices } from './pages/notices.ts'
import { newSchool } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const title = 'Письмо о подготовке к зиме'

test('the office asks all who work in two schools; a head reads it on a phone, and the office sees it at once, on paper too', async ({
  device,
  school,
  town,
}) => {
  const other = await newSchool(town)
  const desk = await device.open({ as: town.office })
  const office = notices(desk.page)
  await office.begin()
  await office.write(title, 'Проверьте котельные.\nО готовности сообщите ознакомлением.')
  await office.attach('План.txt', 'Котельная, подвал, крыша')
  await office.choose('Все сотрудники')
  await office.onlyIn(school.shortName, other.shortName)
  await expect(office.counted('Спросим 4 человека в 2 организациях.')).toBeVisible()
  await expectAccessible(desk.page, 'a new notice')
  await office.send()
  await expect(office.done('0 из 4')).toBeVisible()
  // A row of a long list is hidden until it has been measured.
  await expect(desk.page.getByRole('button', { name: other.shortName, exact: true })).toBeVisible()
  await expectAccessible(desk.page, 'the state of a notice')

  const phone = await device.open({ as: school.head, phone: true })
  const head = notices(phone.page)
  await phone.page.goto('/')
  await expect(head.strip()).toContainText('1')
  await expectNoSideScroll(phone.page, 'chats with a notice that waits')
  await head.openFromStrip(title)
  await expect(phone.page.getByText('Проверьте котельные.')).toBeVisible()
  const file = await phone.page.request.get(await hrefOf(phone.page.getByRole('link', { name: /План\.txt/ })))
  expect(await file.text()).toBe('Котельная, подвал, крыша')
  await expectAccessible(phone.page, 'a notice on a phone')
  await expectNoSideScroll(phone.page, 'a notice on a phone')
  await head.acknowledge()
  await expect(head.acknowledged()).toBeVisible()

  await expect(office.done('1 из 4')).toBeVisible()
  await office.remind()
  await expect(desk.page.getByText(/Напомнить снова можно завтра\./)).toBeVisible()
  await office.lookAtNames()
  await expect(office.person('Гаджиева Патимат Магомедовна').first()).toBeVisible()
  await expect(desk.page.getByText('Алиева Мадина')).toHaveCount(0)
  await phone.page.reload()
  await head.find('алиева')
  await expect(head.person('Алиева Мадина Руслановна')).toContainText('не ознакомлен')

  await office.takePaper('Для дела')
  await expect(desk.page.getByText(/^Выгрузка № \d+ · Омаров Омар Омарович/).first()).toBeVisible()
  await expect(desk.page.getByRole('row', { name: new RegExp(school.shortName) }).first()).toBeVisible()
  await expectAccessible(desk.page, 'an acknowledgement sheet')
  const paper = await desk.page.pdf({ preferCSSPageSize: true, format: 'A4' })
  expect(paper.byteLength).toBeGreaterThan(10_000)
})

test('what is pressed without a line is not lost: it goes by itself, also after the page was closed', async ({
  device,
  school,
}) => {
  const desk = await device.open({ as: school.head })
  const head = notices(desk.page)
  await head.begin()
  await head.write('Приказ о дежурстве', 'Дежурим по графику.')
  await head.send()
  await expect(head.done('0 из 1')).toBeVisible()

  const phone = await device.open({
    as: school.teacher,
    phone: true,
    expects: /ERR_INTERNET_DISCONNECTED|WebSocket|fetching the script/,
  })
  const teacher = notices(phone.page)
  await phone.page.goto('/')
  await teacher.openFromStrip('Приказ о дежурстве')
  await expect(phone.page.getByText('Дежурим по графику.')).toBeVisible()
  await phone.context.setOffline(true)
  await teacher.acknowledge()
  await expect(teacher.keptForLater()).toBeVisible()
  await phone.page.close()
  await phone.context.setOffline(false)
  const again = await phone.context.newPage()
  await again.goto('/')
  await expect(head.done('1 из 1')).toBeVisible()
  await expect(head.person('Алиева Мадина Руслановна')).not.toContainText('не ознакомлен')
  const table = await head.takeTable('Для отчёта')
  expect(table.suggestedFilename()).toMatch(/^Ознакомление \d+\.xlsx$/)
})

async function hrefOf(link: { getAttribute(name: string): Promise<string | null> }): Promise<string> {
  return (await link.getAttribute('href')) ?? ''
}
