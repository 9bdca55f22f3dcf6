import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { countColleges } from '#protocol/indicators.ts'
import { addOrganisation, closeOrganisation, moveOrganisation, setBranch } from '#protocol/organisations.ts'
import { getReport, reportFile } from '#protocol/weekly-report.ts'
import { takeDue } from '#server/features/snapshots/exports.ts'
import { heldClock } from '#server/platform/clock.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'

const clock = heldClock(new Date('2026-11-18T09:00:00+03:00'))
let s: Scene
let region: Awaited<ReturnType<Scene['found']>>
let town: string
beforeAll(async () => {
  s = await scene({ clock })
  region = await s.found('region', 'Краевой Пётр Ильич')
  town = await add('Район', 'municipality')
})
afterAll(() => s.close())

async function add(shortName: string, kind: OrganisationKind = 'school', document = '', parentId?: string) {
  const about = { kind, name: `МБОУ «${shortName}»`, shortName, timeZone: 'Europe/Moscow', document }
  const under = { id: newId(), parentId: parentId ?? town ?? region.organisationId }
  return (await s.call(region.actor, addOrganisation, { ...under, ...about })).organisationId
}

const friday = async (day: string) => {
  clock.moveMs(new Date(`${day}T12:05:00+03:00`).getTime() - clock.now().getTime())
  await takeDue(s.services)
  clock.moveMs(60_000)
}

test('whoever came and went since last Friday is listed with who said so and by which document', async () => {
  const closing = await add('Закрываемая')
  const branch = await add('Филиал')
  const moving = await add('Переезжающая')
  const college = await add('Колледж', 'college')
  const other = await add('Соседний район', 'municipality', '', region.organisationId)
  await friday('2026-11-20')
  const by = (organisationId: string) => ({ organisationId })
  await s.call(region.actor, closeOrganisation, { ...by(closing), document: 'Постановление № 5' })
  const asBranch = { isBranch: true, headOrganisationId: null, reporting: false, document: 'Письмо № 8' }
  await s.call(region.actor, setBranch, { ...by(branch), ...asBranch })
  await s.call(region.actor, moveOrganisation, { ...by(moving), parentId: other })
  await s.call(region.actor, countColleges, { organisationId: region.organisationId, counted: false })
  await add('Новая', 'school', 'Приказ № 3')
  await friday('2026-11-27')
  const asked = { organisationId: town }
  const { report } = await s.call(region.actor, getReport, asked)
  const turns = report!.notes
    .filter(({ code }) => code === 'came' || code === 'gone')
    .map(({ code, organisation, document, by: who }) => [code, organisation!.shortName, document, who])
    .toSorted(([, a], [, b]) => (a! < b! ? -1 : 1))
  const who = 'Краевой Пётр Ильич'
  expect(turns).toEqual([
    ['gone', 'Закрываемая', 'Постановление № 5', who],
    ['gone', 'Колледж', '', who],
    ['came', 'Новая', 'Приказ № 3', who],
    ['gone', 'Переезжающая', '', who],
    ['gone', 'Филиал', 'Письмо № 8', who],
  ])
  expect(college).not.toBe('')
  const file = await s.call(region.actor, reportFile, { ...asked, format: 'xlsx', locale: 'ru' })
  expect(file.base64.length).toBeGreaterThan(1000)
})
