import type { Page } from '@playwright/test'

const codeShape = /[2-9АВЕКМНРСТУХ]{4}-[2-9АВЕКМНРСТУХ]{4}-[2-9АВЕКМНРСТУХ]{4}/g

/** The place where an organisation, its classes and its invitations are kept. */
export function people(page: Page) {
  const field = (label: string) => page.getByRole('textbox', { name: label })

  return {
    open: (tab = '') => page.goto(`/people/${tab}`),
    notActive: () => page.getByRole('region', { name: 'Профиль ещё не активен' }),
    active: () => page.getByRole('region', { name: 'Профиль активен' }),
    inviteMore: () => page.getByRole('link', { name: /^Пригласите ещё/ }).click(),
    async createClass(name: string, names: string) {
      await field('Название').fill(name)
      await field('Список детей').fill(names)
      await page.getByRole('button', { name: 'Создать класс' }).click()
    },
    async inviteTeachers(names: string): Promise<string[]> {
      await page.getByRole('combobox', { name: 'Роль' }).selectOption({ label: 'Учитель' })
      await field('Список').fill(names)
      await page.getByRole('button', { name: /^Выдать/ }).click()
      return printedCodes(page)
    },
    async issueCode(who: 'учеников' | 'родителей'): Promise<string> {
      await page.getByRole('button', { name: new RegExp(`^Выдать (новый )?код для ${who}`) }).click()
      return (await printedCodes(page))[0]!
    },
    async issueSheets(classId: string) {
      await page.goto(`/people/classes/${classId}`)
      await page.getByRole('link', { name: 'Открыть листы' }).click()
      await page.getByRole('button', { name: 'Выдать листы всем' }).click()
      await page.getByRole('heading', { name: 'Коды готовы' }).waitFor()
    },
    /** What was issued a moment ago, on the page that prints it. */
    printedCodes: () => printedCodes(page),
    sheetOf: (child: string) => page.getByRole('region', { name: child }),
    /** Codes of a child's sheet in the order of the paper: the pupil's, then guardians'. */
    codesOf: async (child: string) => (await page.getByRole('region', { name: child }).innerText()).match(codeShape)!,
    sheetRow: (child: string) => page.getByRole('listitem').filter({ hasText: child }),
    confirmRepresentative: (name: string) => page.getByRole('button', { name: `Подтвердить: ${name}` }).click(),
    declineRepresentative: (name: string) => page.getByRole('button', { name: `Не подтверждать: ${name}` }).click(),
    declined: () => page.getByRole('list', { name: 'Ответ «нет»' }),
    async markAllRepresentatives() {
      await page.getByRole('button', { name: 'Выбрать', exact: true }).click()
      await page.getByRole('button', { name: /^Все найденные/ }).click()
      await page.getByRole('button', { name: 'Отметить законными представителями' }).click()
      await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Отметить' }).click()
    },
    request: (name: string) => page.getByRole('listitem').filter({ hasText: name }),
    letIn: (name: string) => page.getByRole('button', { name: `Впустить: ${name}` }).click(),
  }
}

/** The page with what was issued a moment ago: one code for each sheet of paper. */
async function printedCodes(page: Page): Promise<string[]> {
  await page.getByRole('heading', { name: 'Коды готовы' }).waitFor()
  return [...new Set((await page.getByRole('main').innerText()).match(codeShape))]
}
