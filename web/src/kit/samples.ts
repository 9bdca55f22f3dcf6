import { useLanguage } from '../platform/i18n/index.ts'

export interface Sample {
  id: string
  name: string
  text: string
  when: number
  unread: number
  official?: boolean
  muted?: boolean
}

const HOUR_MS = 3_600_000
const now = Date.now()

const ru: Omit<Sample, 'id' | 'when'>[] = [
  {
    name: '5А, родители',
    text: 'Зарема Гасанова: Мы завтра придём на десять минут позже, предупредите, пожалуйста, Патимат Гаджиевну',
    unread: 3,
  },
  { name: 'Учительская', text: 'Патимат Гаджиевна: Педсовет перенесли на четверг', unread: 0, official: true },
  { name: 'Абдулмуслимова Зайнаб-Ханум Абдулмуслимовна', text: 'Вы: Спасибо', unread: 0 },
  {
    name: 'Приказы и объявления управления образования',
    text: 'Приказ № 117-ОД «О проведении недели безопасности»',
    unread: 128,
    official: true,
    muted: true,
  },
  { name: '5А', text: 'Фатима Гасанова: а что задали по математике', unread: 1240 },
  { name: 'Аминат Алиева', text: 'Черновик: Добрый день', unread: 0 },
  { name: 'Кружок «Юный художник»', text: 'Фото', unread: 0, muted: true },
]

const en: Omit<Sample, 'id' | 'when'>[] = [
  {
    name: '5A, parents',
    text: 'Zarema Gasanova: We will be ten minutes late tomorrow, please tell Patimat Gadzhievna',
    unread: 3,
  },
  { name: 'Staff room', text: 'Patimat Gadzhievna: The council has moved to Thursday', unread: 0, official: true },
  { name: 'Abdulmuslimova Zaynab-Khanum Abdulmuslimovna', text: 'You: Thank you', unread: 0 },
  {
    name: 'Orders and announcements of the education office',
    text: 'Order 117 “On the week of safety”',
    unread: 128,
    official: true,
    muted: true,
  },
  { name: '5A', text: 'Fatima Gasanova: what was the homework in maths', unread: 1240 },
  { name: 'Aminat Alieva', text: 'Draft: Good afternoon', unread: 0 },
  { name: 'Club “Young artist”', text: 'Photo', unread: 0, muted: true },
]

export function useSamples(): Sample[] {
  const samples = useLanguage() === 'ru' ? ru : en
  const ages = [0.1, 2, 26, 60, 100, 900, 9000]
  return samples.map((sample, index) => ({
    ...sample,
    id: `sample-${index}`,
    when: now - (ages[index] ?? 0) * HOUR_MS,
  }))
}
