import { Readable } from 'node:stream'
import sharp from 'sharp'
import type { FileBrief } from '#protocol/files.ts'
import { receiveFile } from '#server/features/files/exports.ts'
import { uuidV7 } from '#server/platform/ids.ts'
import type { Services } from '#server/platform/services.ts'
import { docxTable } from './files/docx.ts'
import { drawings } from './files/drawings.ts'
import { pdfPage } from './files/pdf.ts'
import type { Random } from './random.ts'

type About = { random: Random; at: number; ownerId: string }

/** Draws and stores the files that people of the demo send; several of one kind («рисунок-кот») take turns. */
export async function makeFiles(
  services: Services,
  { random, at, ownerId }: About,
): Promise<(name: string) => FileBrief> {
  const then: Services = { ...services, clock: { now: () => new Date(at) } }
  const prepared = plannedFiles(random).map((file) => ({ ...file, id: uuidV7(at, random.bytes10()) }))
  const made = await Promise.all(
    prepared.map(async ({ kind, name, bytes, id }) => {
      const body = Readable.from([await bytes()])
      return { kind, brief: await receiveFile(then, { id, name, ownerId, body }) }
    }),
  )
  const turns = new Map<string, number>()
  return (kind) => {
    const fitting = made.filter((one) => one.kind === kind)
    const turn = turns.get(kind) ?? 0
    turns.set(kind, turn + 1)
    const file = fitting[turn % fitting.length]
    if (!file) throw new Error(`no such file: ${kind}`)
    return file.brief
  }
}

type Planned = { kind: string; name: string; bytes: () => Promise<Buffer> }

function plannedFiles(random: Random): Planned[] {
  const photos = Object.entries(drawings).map(([name, draw]): Planned => {
    const picture = draw(random)
    return {
      kind: name.split('-')[0]!,
      name: `${name}.jpg`,
      bytes: () => sharp(Buffer.from(picture)).jpeg({ quality: 82 }).toBuffer(),
    }
  })
  return [...photos, ...documents]
}

const plan = [
  '1. ОТКРЫТИЕ, 10:00',
  '2. ИТОГИ ЧЕТВЕРТИ',
  '3. АДАПТАЦИЯ ПЯТЫХ КЛАССОВ',
  '4. ПЛАН ОТКРЫТЫХ УРОКОВ',
  '5. БЕЗОПАСНОСТЬ НА ДОРОГАХ',
  '6. РАЗНОЕ',
  '',
  'ОТВЕТСТВЕННЫЕ НАЗНАЧЕНЫ ПРИКАЗОМ.',
  'ВОПРОСЫ: СЕКРЕТАРЬ, КАБИНЕТ 4.',
]

const report = [
  ['Класс', 'Учеников', 'Успевают', 'На «4» и «5»'],
  ['5А', '26', '26', '15'],
  ['5Б', '25', '24', '12'],
  ['6А', '27', '27', '14'],
  ['7А', '28', '26', '13'],
  ['7Б', '24', '24', '11'],
]

const duty = [
  '1. ПЕРВЫЙ ЭТАЖ: 5 И 6 КЛАССЫ',
  '2. ВТОРОЙ ЭТАЖ: 7 КЛАССЫ',
  '3. СТОЛОВАЯ: ПО ГРАФИКУ',
  '4. ДЕЖУРСТВО С 7:40 ДО 14:30',
  '',
  'ЗАМЕНЫ: У СЕКРЕТАРЯ, КАБИНЕТ 4.',
]

const documents: readonly Planned[] = [
  { kind: 'план', name: 'План и повестка.pdf', bytes: async () => pdfPage('ПЛАН И ПОВЕСТКА', plan) },
  { kind: 'график', name: 'График дежурств.pdf', bytes: async () => pdfPage('ГРАФИК ДЕЖУРСТВ', duty) },
  { kind: 'отчёт', name: 'Отчёт по успеваемости.docx', bytes: async () => docxTable('Отчёт по успеваемости', report) },
]
