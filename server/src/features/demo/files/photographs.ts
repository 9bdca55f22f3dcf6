import type { Random } from '../random.ts'
import { circle, ellipse, path, rect, svg, words } from './svg.ts'

export function stage(random: Random, curtain: string, count: number): string {
  const clothes = ['#f0c14b', '#e77b5a', '#8fc1a9', '#f3efe4', '#c98bb9', '#7fb2dd']
  const child = (index: number): string[] => {
    const x = 640 + (index - (count - 1) / 2) * (880 / count) + random.int(-12, 12)
    const y = 560 + (index % 2) * 36
    const size = 1 + (index % 2) * 0.12
    const dress = random.pick(clothes)
    return [
      path(
        `M${x - 34 * size} ${y + 210 * size} L${x - 18 * size} ${y + 60 * size} Q${x} ${y + 34 * size} ${x + 18 * size} ${y + 60 * size} L${x + 34 * size} ${y + 210 * size}Z`,
        { fill: dress },
      ),
      path(`M${x - 16 * size} ${y + 80 * size} L${x - 58 * size} ${y + (random.chance(0.5) ? 20 : 130) * size}`, {
        stroke: '#e9c29c',
        width: 13,
      }),
      path(`M${x + 16 * size} ${y + 80 * size} L${x + 58 * size} ${y + (random.chance(0.5) ? 20 : 130) * size}`, {
        stroke: '#e9c29c',
        width: 13,
      }),
      circle(x, y + 16 * size, 27 * size, { fill: '#edc9a5' }),
      path(
        `M${x - 28 * size} ${y + 14 * size} Q${x} ${y - 34 * size} ${x + 28 * size} ${y + 14 * size} Q${x} ${y - 6 * size} ${x - 28 * size} ${y + 14 * size}`,
        { fill: '#3a2a22' },
      ),
      ellipse(x, y + 216 * size, 44 * size, 8, { fill: '#000000', opacity: 0.18 }),
    ]
  }
  const folds = Array.from({ length: 14 }, (_, index) =>
    rect(index * 96, 0, 44, 700, { fill: '#000000', opacity: 0.11 }),
  )
  return svg(1280, 960, [
    rect(0, 0, 1280, 960, { fill: curtain }),
    ...folds,
    path('M0 0 H1280 V96 Q1120 170 960 96 T640 96 T320 96 T0 96Z', { fill: '#d8a93c' }),
    path('M0 700 H1280 V960 H0Z', { fill: '#9a6b3f' }),
    ...[740, 800, 870].map((y) => rect(0, y, 1280, 4, { fill: '#000000', opacity: 0.14 })),
    ellipse(640, 760, 560, 110, { fill: '#ffe9b8', opacity: 0.28 }),
    ...Array.from({ length: count }, (_, index) => child(index)).flat(),
    ...Array.from({ length: 16 }, (_, index) =>
      circle(index * 86 + random.int(-16, 16), 968, 52, { fill: '#1d1a1c', opacity: 0.92 }),
    ),
  ])
}

export function fortress(random: Random): string {
  const brick = (x: number, y: number) =>
    rect(x + random.int(-4, 4), y + random.int(-3, 3), 88, 52, {
      fill: random.pick(['#eef5fb', '#e1edf7', '#f8fbfe']),
      stroke: '#b9d0e3',
      width: 4,
    })
  const wall = [0, 1, 2, 3].flatMap((row) =>
    Array.from({ length: 9 }, (_, index) => brick(250 + index * 92 - (row % 2) * 40, 690 - row * 56)),
  )
  const child = (x: number, coat: string) => [
    path(`M${x - 44} 860 Q${x - 50} 720 ${x} 700 Q${x + 50} 720 ${x + 44} 860Z`, { fill: coat }),
    circle(x, 672, 40, { fill: '#f0c8a4' }),
    circle(x - 18, 680, 9, { fill: '#e58e83', opacity: 0.8 }),
    circle(x + 18, 680, 9, { fill: '#e58e83', opacity: 0.8 }),
    path(`M${x - 42} 664 Q${x} 600 ${x + 42} 664Z`, { fill: '#c8433c' }),
    circle(x, 622, 12, { fill: '#ffffff' }),
  ]
  return svg(1280, 960, [
    rect(0, 0, 1280, 960, { fill: '#a9cbe6' }),
    path('M0 520 Q300 430 620 500 T1280 470 V960 H0Z', { fill: '#dfeaf3' }),
    path('M140 520 v-190 M140 400 l-60 -60 M140 380 l64 -70 M1110 500 v-240 M1110 350 l-70 -70 M1110 330 l64 -56', {
      stroke: '#5d4a3c',
      width: 14,
    }),
    path('M0 720 Q400 660 760 730 T1280 700 V960 H0Z', { fill: '#f6fafd' }),
    ...wall,
    ...child(340, '#3f72b5'),
    ...child(560, '#dd8a2f'),
    ...child(900, '#5b9a55'),
    ...Array.from({ length: 70 }, () =>
      circle(random.int(0, 1280), random.int(0, 960), random.int(3, 7), { fill: '#ffffff', opacity: 0.9 }),
    ),
  ])
}

export function robot(): string {
  return svg(1200, 1200, [
    rect(0, 0, 1200, 1200, { fill: '#dfe6e4' }),
    rect(0, 900, 1200, 300, { fill: '#c8a878' }),
    rect(360, 330, 360, 300, { fill: '#e8e4d8', stroke: '#4a5560', width: 12 }),
    rect(320, 650, 440, 230, { fill: '#4f86b8', stroke: '#33475a', width: 12 }),
    circle(460, 460, 58, { fill: '#ffffff', stroke: '#33475a', width: 12 }),
    circle(620, 460, 58, { fill: '#ffffff', stroke: '#33475a', width: 12 }),
    circle(468, 464, 24, { fill: '#2b9a66' }),
    circle(612, 464, 24, { fill: '#2b9a66' }),
    path('M450 570 h180', { stroke: '#33475a', width: 14 }),
    path('M540 330 v-90', { stroke: '#33475a', width: 12 }),
    circle(540, 226, 22, { fill: '#d3493b' }),
    ...[400, 540, 680].map((x) => circle(x, 890, 66, { fill: '#2e3236', stroke: '#15181a', width: 10 })),
    ...[400, 540, 680].map((x) => circle(x, 890, 22, { fill: '#aeb6bb' })),
    path('M760 720 q120 -30 130 -150', { stroke: '#33475a', width: 26 }),
    path('M830 560 h150 q-6 150 -75 160 q-69 -10 -75 -160Z', { fill: '#e4b53a', stroke: '#a67c17', width: 8 }),
    path('M830 590 q-70 20 10 90 M980 590 q70 20 -10 90', { stroke: '#a67c17', width: 10 }),
    words('2', { x: 884, y: 600, size: 60 }, { stroke: '#7a5a0c', width: 10 }),
  ])
}
