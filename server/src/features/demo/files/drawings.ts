import type { Random } from '../random.ts'
import { circle, ellipse, lines, path, rect, svg, words } from './svg.ts'
import type { Stroke } from './letters.ts'

/** What people of the demo photograph: a blackboard, a poster, children's drawings, a stage, an exercise book. */
export const drawings: Readonly<Record<string, (random: Random) => string>> = {
  расписание: blackboard,
  плакат: poster,
  афиша: playbill,
  'рисунок-дом': house,
  'рисунок-кот': cat,
  'рисунок-горы': mountains,
  концерт: (random) => stage(random, '#7a2f3d', 9),
  зал: (random) => stage(random, '#27476b', 5),
  прогулка: fortress,
  робот: robot,
  тетрадь: exerciseBook,
}

function blackboard(random: Random): string {
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

function poster(random: Random): string {
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

function playbill(random: Random): string {
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

/** A line as a small child draws it. */
function crayon(random: Random, points: readonly (readonly [number, number])[], shake = 7): Stroke {
  const out: [number, number][] = []
  for (const [index, [x, y]] of points.entries()) {
    const [fromX, fromY] = points[index - 1] ?? [x, y]
    for (let step = index === 0 ? 5 : 1; step <= 5; step++) {
      const share = step / 5
      out.push([
        fromX + (x - fromX) * share + (random.next() - 0.5) * shake,
        fromY + (y - fromY) * share + (random.next() - 0.5) * shake,
      ])
    }
  }
  return out
}

function scribble(random: Random, x: number, y: number, width: number, height: number): Stroke {
  const rows = Math.floor(height / 11)
  return crayon(
    random,
    Array.from({ length: rows }, (_, row) => [x + (row % 2) * width, y + row * 11] as const),
    9,
  )
}

function ring(random: Random, x: number, y: number, rx: number, ry = rx): Stroke {
  const points = Array.from(
    { length: 19 },
    (_, index) => [x + Math.cos(index / 2.9) * rx, y + Math.sin(index / 2.9) * ry] as const,
  )
  return crayon(random, points, 5)
}

function paper(width: number, height: number): string {
  return rect(0, 0, width, height, { fill: '#fbfaf4' })
}

function house(random: Random): string {
  const sun = Array.from({ length: 11 }, (_, index) => {
    const [dx, dy] = [Math.cos(index / 1.75), Math.sin(index / 1.75)]
    return crayon(random, [
      [1010 + dx * 90, 170 + dy * 90],
      [1010 + dx * 150, 170 + dy * 150],
    ])
  })
  const flower = (x: number) => [
    lines(
      [
        crayon(random, [
          [x, 820],
          [x + 6, 740],
        ]),
      ],
      { stroke: '#4f9a46', width: 8 },
    ),
    lines([ring(random, x + 6, 715, 22), ring(random, x - 14, 725, 14), ring(random, x + 26, 725, 14)], {
      stroke: '#d6498f',
      width: 8,
    }),
  ]
  return svg(1200, 900, [
    paper(1200, 900),
    lines([scribble(random, 20, 12, 1150, 90)], { stroke: '#5aa9dd', width: 11, opacity: 0.75 }),
    lines([...sun, ring(random, 1010, 170, 70), scribble(random, 965, 125, 90, 95)], { stroke: '#f3b61f', width: 10 }),
    lines([scribble(random, 340, 420, 400, 380)], { stroke: '#e0a15a', width: 10, opacity: 0.7 }),
    lines(
      [
        crayon(random, [
          [340, 800],
          [340, 420],
          [740, 420],
          [740, 800],
        ]),
      ],
      { stroke: '#7a4a22', width: 10 },
    ),
    lines(
      [
        crayon(random, [
          [300, 430],
          [540, 220],
          [780, 430],
          [300, 430],
        ]),
        scribble(random, 420, 330, 240, 90),
      ],
      { stroke: '#c6352b', width: 11 },
    ),
    lines(
      [
        crayon(random, [
          [410, 510],
          [520, 510],
          [520, 620],
          [410, 620],
          [410, 510],
        ]),
        crayon(random, [
          [465, 510],
          [465, 620],
        ]),
      ],
      { stroke: '#2f6fb0', width: 9 },
    ),
    lines(
      [
        crayon(random, [
          [600, 800],
          [600, 590],
          [690, 590],
          [690, 800],
        ]),
      ],
      { stroke: '#5a3416', width: 10 },
    ),
    lines([scribble(random, 0, 810, 1190, 70)], { stroke: '#57a639', width: 13, opacity: 0.85 }),
    ...[130, 230, 860, 980, 1090].flatMap(flower),
  ])
}

function cat(random: Random): string {
  const fur = { stroke: '#d9822b', width: 12 }
  const ink = { stroke: '#3b2a1c', width: 9 }
  const whiskers = [-1, 1].flatMap((side) =>
    [0, 1, 2].map((row) =>
      crayon(
        random,
        [
          [600 + side * 70, 350 + row * 18],
          [600 + side * 230, 320 + row * 40],
        ],
        4,
      ),
    ),
  )
  return svg(1200, 900, [
    paper(1200, 900),
    lines([scribble(random, 430, 480, 340, 300)], { ...fur, opacity: 0.7 }),
    lines([ring(random, 600, 630, 200, 190), ring(random, 600, 320, 170, 150)], fur),
    lines(
      [
        crayon(random, [
          [460, 240],
          [430, 90],
          [560, 180],
        ]),
        crayon(random, [
          [640, 180],
          [770, 90],
          [740, 240],
        ]),
      ],
      fur,
    ),
    lines(
      [
        crayon(random, [
          [790, 700],
          [930, 660],
          [960, 500],
          [890, 430],
        ]),
      ],
      fur,
    ),
    lines(
      [
        ring(random, 535, 290, 24, 30),
        ring(random, 665, 290, 24, 30),
        crayon(random, [
          [575, 350],
          [600, 372],
          [625, 350],
        ]),
        crayon(random, [
          [540, 400],
          [570, 425],
          [600, 390],
          [630, 425],
          [660, 400],
        ]),
        ...whiskers,
      ],
      ink,
    ),
    circle(537, 294, 11, { fill: '#2d7a3e' }),
    circle(667, 294, 11, { fill: '#2d7a3e' }),
    lines([ring(random, 230, 730, 62), scribble(random, 190, 690, 80, 80)], { stroke: '#c23b78', width: 8 }),
    words(
      'КОТ БАРСИК',
      { x: 90, y: 830, size: 46, waver: () => (random.next() - 0.5) * 0.9 },
      { stroke: '#3160a8', width: 9 },
    ),
  ])
}

function mountains(random: Random): string {
  const peak = (x: number, y: number, width: number) =>
    crayon(random, [
      [x, 700],
      [x + width / 2, y],
      [x + width, 700],
    ])
  const tower = [
    [880, 690],
    [890, 430],
    [1000, 430],
    [1010, 690],
  ] as const
  return svg(1200, 900, [
    paper(1200, 900),
    lines([scribble(random, 15, 10, 1160, 150)], { stroke: '#8bc4ea', width: 12, opacity: 0.7 }),
    lines([ring(random, 180, 190, 70), scribble(random, 140, 150, 80, 80)], { stroke: '#f29c1f', width: 10 }),
    lines([peak(30, 320, 420), peak(300, 210, 520), peak(640, 350, 420)], { stroke: '#6a5b8f', width: 13 }),
    lines([scribble(random, 480, 300, 160, 80)], { stroke: '#9fb8d8', width: 9 }),
    lines(
      [
        crayon(random, tower),
        crayon(random, [
          [870, 430],
          [945, 370],
          [1020, 430],
        ]),
        ring(random, 945, 510, 20, 28),
      ],
      { stroke: '#8a6a3a', width: 11 },
    ),
    lines([scribble(random, 0, 700, 1190, 180)], { stroke: '#4f9a46', width: 14, opacity: 0.8 }),
    lines(
      [
        crayon(
          random,
          [
            [420, 890],
            [520, 800],
            [450, 740],
            [540, 690],
          ],
          12,
        ),
      ],
      { stroke: '#3f8fd0', width: 26, opacity: 0.9 },
    ),
    ...[120, 240, 1080].map((x) =>
      lines(
        [
          crayon(random, [
            [x, 800],
            [x, 740],
          ]),
          ring(random, x, 700, 42, 50),
          scribble(random, x - 30, 665, 60, 70),
        ],
        { stroke: '#2f7a3a', width: 9 },
      ),
    ),
  ])
}

function stage(random: Random, curtain: string, count: number): string {
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

function fortress(random: Random): string {
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

function robot(): string {
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

function exerciseBook(random: Random): string {
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
    lines([ring(random, 236, 588, 180, 52)], { stroke: '#2b3f9b', width: 5 }),
  ])
}
