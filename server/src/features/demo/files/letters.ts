/** A hand's letters as strokes, so that what is drawn looks the same on a machine without any font. */
export type Point = readonly [x: number, y: number]
export type Stroke = readonly Point[]

type Hand = {
  x: number
  y: number
  /** Height of a capital letter. */ size: number
  /** Moves every point a little. */ waver?: () => number
}

/** The strokes of a text, its lines one below the other; signs nobody has drawn leave a gap. */
export function written(text: string, { x, y, size, waver = () => 0 }: Hand): Stroke[] {
  const unit = size / capHeight
  return text
    .toUpperCase()
    .split('\n')
    .flatMap((line, row) =>
      Array.from(line).flatMap((sign, column) =>
        (glyphs[sign] ?? '')
          .split('|')
          .filter(Boolean)
          .map((stroke) =>
            stroke
              .split(' ')
              .map((point): Point => [
                x + (Number(point[0]) + column * advance + waver()) * unit,
                y + (Number(point[1]) - top + row * lineHeight + waver()) * unit,
              ]),
          ),
      ),
    )
}

const top = 1
const capHeight = 6
const advance = 5.5
const lineHeight = 11

/** Points as column and row digits; a capital stands between rows 1 and 7, signs above and below use 0 and 8. */
const glyphs: Readonly<Record<string, string>> = {
  А: '07 21 47|15 35',
  Б: '41 01 07 37 46 45 34 04',
  В: '01 07 37 46 45 34 04|34 43 42 31 01',
  Г: '41 01 07',
  Д: '08 07 47 48|17 21 37',
  Е: '41 01 07 47|04 34',
  Ё: '41 01 07 47|04 34|10 10|30 30',
  Ж: '01 24 07|41 24 47|21 27',
  З: '02 11 31 42 43 34 24|34 45 46 37 17 06',
  И: '01 07 41 47',
  Й: '01 07 41 47|10 30',
  К: '01 07|41 04 47',
  Л: '07 21 47',
  М: '07 01 24 41 47',
  Н: '01 07|41 47|04 44',
  О: '11 02 06 17 37 46 42 31 11',
  П: '07 01 41 47',
  Р: '07 01 31 42 43 34 04',
  С: '42 31 11 02 06 17 37 46',
  Т: '01 41|21 27',
  У: '01 24|41 07',
  Ф: '21 27|12 03 04 15 35 44 43 32 12',
  Х: '01 47|41 07',
  Ц: '01 07 47 48|41 47',
  Ч: '01 03 14 44|41 47',
  Ш: '01 07 47 41|21 27',
  Щ: '01 07 47 48|41 47|21 27',
  Ъ: '01 11 17 37 46 45 34 14',
  Ы: '01 07 27 36 35 24 04|41 47',
  Ь: '01 07 37 46 45 34 04',
  Э: '02 11 31 42 46 37 17 06|44 14',
  Ю: '01 07|04 14|21 12 16 27 37 46 42 31 21',
  Я: '47 41 11 02 03 14 44|24 07',
  0: '11 02 06 17 37 46 42 31 11',
  1: '13 31 37',
  2: '02 11 31 42 43 07 47',
  3: '01 41 24 34 45 46 37 17 06',
  4: '31 05 45|34 37',
  5: '41 01 04 34 45 46 37 17 06',
  6: '42 31 11 02 06 17 37 46 45 34 04',
  7: '01 41 17',
  8: '11 02 03 14 34 43 42 31 11|14 05 06 17 37 46 45 34',
  9: '44 14 03 02 11 31 42 46 37 17 06',
  '.': '17 17',
  ',': '17 08',
  ':': '23 23|26 26',
  '!': '21 25|27 27',
  '-': '14 34',
  '–': '04 44',
  '+': '22 26|04 44',
  '=': '03 43|05 45',
  '/': '41 07',
  '(': '31 22 26 37',
  ')': '11 22 26 17',
  '«': '23 14 25|43 34 45',
  '»': '03 14 05|23 34 25',
  '№': '07 01 27 21|33 43 44 34 33|36 46',
}
