import type { Random } from '../random.ts'
import { circle, ellipse, lines, path, rect, svg, words } from './svg.ts'

export function blackboard(random: Random): string {
  const waver = () => (random.next() - 0.5) * 0.5
  const chalk = { stroke: '#f3f1e4', width: 5, opacity: 0.92 }
  const smear = Array.from({ length: 26 }, () => {
    const look = { fill: '#ffffff', opacity: 0.012 + random.next() * 0.02 }
    return ellipse(random.int(60, 1220), random.int(60, 880), random.int(80, 260), random.int(20, 70), look)
  })
  const lessons = [
    '1  ФИЗИКА        214',
    '2  ФИЗИКА        214',
    '3  РУССКИЙ ЯЗЫК   30',
    '4  МЕДОСМОТР',
    '5  АЛГЕБРА       112',
    '6  ФИЗКУЛЬТУРА',
  ]
  return svg(1280, 960, [
    rect(0, 0, 1280, 960, { fill: '#8a6a43' }),
    rect(34, 34, 1212, 860, { fill: '#24483c' }),
    ...smear,
    words('РАСПИСАНИЕ НА ЗАВТРА', { x: 130, y: 100, size: 52, waver }, { ...chalk, width: 7 }),
    lines(
      [
        [
          [130, 184],
          [690, 189],
          [1140, 180],
        ],
      ],
      { ...chalk, width: 4 },
    ),
    words(lessons.join('\n'), { x: 130, y: 240, size: 46, waver }, chalk),
    words('СМЕНКА!', { x: 940, y: 790, size: 44, waver }, { ...chalk, stroke: '#f6d36b' }),
    rect(34, 894, 1212, 30, { fill: '#6f5230' }),
    rect(160, 886, 90, 16, { fill: '#f7f5ec' }),
    rect(270, 889, 60, 13, { fill: '#f6d36b' }),
  ])
}

export function poster(random: Random): string {
  const waver = () => (random.next() - 0.5) * 0.3
  return svg(900, 1200, [
    rect(0, 0, 900, 1200, { fill: '#f6ecd2' }),
    circle(690, 330, 96, { fill: '#f0a73a' }),
    path('M0 900 L190 520 L300 690 L470 420 L640 720 L760 560 L900 860 L900 1200 L0 1200Z', { fill: '#5f7f8c' }),
    path('M470 420 L402 530 L450 512 L478 560 L520 520 L552 566Z', { fill: '#ffffff' }),
    path('M0 1010 Q220 860 430 980 T900 930 L900 1200 L0 1200Z', { fill: '#6d9a4f' }),
    path('M20 1180 Q240 1100 150 1040 T420 985', { stroke: '#4c8fb5', width: 34 }),
    words('МОЙ КРАЙ', { x: 130, y: 110, size: 96, waver }, { stroke: '#2d4a3c', width: 16 }),
    words('КОНКУРС РИСУНКОВ', { x: 134, y: 1080, size: 42, waver }, { stroke: '#ffffff', width: 8 }),
    words('ЖДЁМ РАБОТЫ В БИБЛИОТЕКЕ', { x: 134, y: 1144, size: 26, waver }, { stroke: '#ffffff', width: 5 }),
  ])
}

export function playbill(random: Random): string {
  const waver = () => (random.next() - 0.5) * 0.3
  const flags = ['#d9573f', '#efb23c', '#4f8fb8', '#6a9d52', '#a868a0', '#d9573f', '#efb23c', '#4f8fb8']
  return svg(900, 1200, [
    rect(0, 0, 900, 1200, { fill: '#fdf8ee' }),
    path('M0 40 Q450 150 900 40', { stroke: '#7a6a55', width: 5 }),
    ...flags.map((fill, index) => {
      const x = 50 + index * 104
      const y = 52 + Math.sin((index + 0.9) / 2.9) * 48
      return path(`M${x} ${y} l76 4 l-40 88Z`, { fill })
    }),
    words('ОСЕННИЙ\nКОНЦЕРТ', { x: 150, y: 280, size: 92, waver }, { stroke: '#8c2f39', width: 15 }),
    words(
      'ПЕСНИ, ТАНЦЫ, СТИХИ\nАКТОВЫЙ ЗАЛ, 13:00',
      { x: 156, y: 660, size: 34, waver },
      { stroke: '#41505b', width: 6 },
    ),
    path('M620 960 v-170 l120 -34 v164', { stroke: '#41505b', width: 12 }),
    ellipse(592, 962, 34, 24, { fill: '#41505b' }),
    ellipse(712, 922, 34, 24, { fill: '#41505b' }),
    ...['#e08b3a', '#c9572f', '#d8b23e'].map((fill, index) =>
      path(`M${140 + index * 120} ${980 + index * 22} q50 -90 100 0 q-50 90 -100 0`, { fill }),
    ),
  ])
}

export function exerciseBook(random: Random): string {
  const cells = [
    ...Array.from({ length: 40 }, (_, index) => `M${index * 32} 0V960`),
    ...Array.from({ length: 30 }, (_, index) => `M0 ${index * 32}H1280`),
  ]
  const waver = () => (random.next() - 0.5) * 0.8
  const text = [
    'КЛАССНАЯ РАБОТА',
    '№ 147',
    '3(Х - 2) = 2Х + 6',
    '3Х - 6 = 2Х + 6',
    '3Х - 2Х = 6 + 6',
    'Х = 12',
    'ОТВЕТ: 12',
  ]
  return svg(1280, 960, [
    rect(0, 0, 1280, 960, { fill: '#fdfdf8' }),
    path(cells.join(''), { stroke: '#b6cde6', width: 2 }),
    path('M1120 0V960', { stroke: '#e08a8a', width: 4 }),
    words(text.join('\n'), { x: 100, y: 78, size: 52, waver }, { stroke: '#2b3f9b', width: 6 }),
    ellipse(236, 588, 190, 54, { stroke: '#2b3f9b', width: 5 }),
  ])
}
