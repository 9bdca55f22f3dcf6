import type { Random } from '../random.ts'
import type { Stroke } from './letters.ts'
import { circle, lines, rect, svg, words } from './svg.ts'

export function house(random: Random): string {
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

export function cat(random: Random): string {
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

export function mountains(random: Random): string {
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
