import type { Page } from '@playwright/test'

/** Founding, joining, signing in: everything before one is inside. */
export function door(page: Page) {
  const field = (label: string | RegExp) => page.getByRole('textbox', { name: label })
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click()

  async function fillName({ familyName, givenName, patronymic }: Record<string, string>) {
    await field(/^Фамилия(?! ребёнка)/).fill(familyName ?? '')
    await field(/^Имя(?! ребёнка)/).fill(givenName ?? '')
    if (patronymic) await field(/^Отчество/).fill(patronymic)
  }

  async function chooseKinship(kinship: string) {
    await page.getByRole('combobox', { name: /Кем вы приходитесь/ }).selectOption({ label: kinship })
    await sayRelation(/^(Мама|Папа)$/.test(kinship) ? 'representative' : 'close')
  }

  /** What a guardian is by law, which the organisation does not know. */
  async function sayRelation(relation: 'representative' | 'close') {
    await page.getByRole('combobox', { name: 'Кто вы по документам' }).selectOption(relation)
  }

  return {
    async found(link: string, school: string, founder: Record<string, string>) {
      await page.goto(link)
      await page.getByRole('radio', { name: /Одна организация/ }).check({ force: true })
      await field('Название').fill(school)
      await press('Дальше')
      await fillName(founder)
      await field('Пароль').fill(founder['password'] ?? '')
      await press('Основать организацию')
      await page.getByRole('heading', { name: `${school}: готово` }).waitFor()
    },
    enter: () => press('Войти'),
    async signIn(login: string, password: string) {
      await field('Логин').fill(login)
      await field('Пароль').fill(password)
      await press('Войти')
    },
    async enterCode(code: string) {
      await page.goto('/join')
      await field('Код').fill(code)
      await press('Дальше')
    },
    fillName,
    async fillChild(familyName: string, givenName: string, kinship: string) {
      await field('Фамилия ребёнка').fill(familyName)
      await field('Имя ребёнка').fill(givenName)
      await chooseKinship(kinship)
    },
    chooseKinship,
    async answerBirthday(day: number, month: string) {
      await field('День').fill(String(day))
      await page.getByRole('combobox', { name: 'Месяц' }).selectOption({ label: month })
      await press('Дальше')
    },
    isThisYou: () => page.getByRole('heading', { name: 'Это вы?' }),
    sayRelation,
    async claim(password: string, relation?: 'representative' | 'close') {
      if (relation) await sayRelation(relation)
      await field('Пароль').fill(password)
      await press('Войти')
    },
    next: () => press('Дальше'),
    async choosePassword(password: string) {
      await field('Пароль').fill(password)
      await press('Отправить заявку')
    },
    waiting: () => page.getByRole('heading', { name: 'Заявка отправлена' }),
    refused: () => page.getByRole('alert'),
  }
}
