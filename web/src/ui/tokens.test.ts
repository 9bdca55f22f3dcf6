import { describe, expect, it } from 'vitest'
import css from './tokens.css?raw'

type Rgb = [number, number, number]
type Palette = Map<string, Rgb>

const light = paletteOf(blockOf(':root'))
const dark = new Map([...light, ...paletteOf(blockOf("[data-theme='dark']"))])

const plainGrounds = [
  'ground',
  'surface',
  'surface-raised',
  'surface-sunk',
  'surface-hover',
  'surface-pressed',
  'surface-selected',
  'surface-track',
]
const meanings = ['success', 'attention', 'danger', 'information']
const grounds: Record<string, string[]> = {
  ink: [
    ...plainGrounds,
    'accent-surface',
    'bubble-own',
    'bubble-other',
    'talk-ground',
    'highlight',
    ...[1, 2, 3, 4, 5].map((n) => `heat-${n}`),
    ...meanings.map((m) => `${m}-surface`),
  ],
  'ink-quiet': [...plainGrounds, 'bubble-other', 'talk-ground', ...meanings.map((m) => `${m}-surface`)],
  'accent-ink': [...plainGrounds, 'accent-surface', 'bubble-own', 'bubble-other', 'talk-ground'],
  'bubble-own-quiet': ['bubble-own'],
  'ink-on-accent': ['accent', 'accent-hover'],
  'ink-on-danger': ['danger', 'danger-hover'],
  'ink-inverse': ['surface-inverse'],
  'ink-inverse-accent': ['surface-inverse'],
  ...Object.fromEntries(
    meanings.map((m) => [`${m}-ink`, [...plainGrounds, `${m}-surface`, 'bubble-other', 'bubble-own', 'talk-ground']]),
  ),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`avatar-${n}-ink`, [`avatar-${n}`]])),
}

describe.each([
  ['light', light],
  ['dark', dark],
])('%s theme', (_name, palette) => {
  const textPairs = Object.entries(grounds).flatMap(([text, on]) => on.map((ground) => [text, ground] as const))

  it.each(textPairs)('%s on %s can be read by a person with weak eyes', (text, ground) => {
    expect(contrast(colour(palette, text), colour(palette, ground))).toBeGreaterThanOrEqual(4.5)
  })

  const shapePairs = ['line-control', 'focus', 'accent', 'success', 'attention', 'danger'].flatMap((shape) =>
    ['ground', 'surface', 'surface-raised', 'surface-sunk', 'talk-ground', 'surface-track'].map(
      (ground) => [shape, ground] as const,
    ),
  )

  it.each(shapePairs)('%s on %s can be seen', (shape, ground) => {
    expect(contrast(colour(palette, shape), colour(palette, ground))).toBeGreaterThanOrEqual(3)
  })

  it('every ink is checked against some ground', () => {
    const inks = [...palette.keys()].filter((name) => name.includes('ink') || name.endsWith('-quiet'))
    expect(inks.filter((ink) => !grounds[ink])).toEqual([])
  })

  it('every colour is one that an old screen can show', () => {
    const outside = [...palette].filter(([, rgb]) => rgb.some((part) => part < -0.0005 || part > 1.0005))
    expect(outside.map(([name]) => name)).toEqual([])
  })
})

it('the dark theme names every colour again, so that none is left light', () => {
  expect([...paletteOf(blockOf("[data-theme='dark']")).keys()].sort()).toEqual([...light.keys()].sort())
})

it('white on black has the contrast the standard gives', () => {
  expect(contrast([1, 1, 1], [0, 0, 0])).toBeCloseTo(21)
  expect(contrast(oklchToRgb(0.62796, 0.25768, 29.234), [1, 0, 0])).toBeCloseTo(1, 2)
})

function blockOf(selector: string): string {
  const start = css.indexOf(`${selector} {`)
  return css.slice(start, css.indexOf('\n}', start))
}

function paletteOf(block: string): Palette {
  const found = block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);|--([\w-]+): oklch\(1 0 0\);/g)
  return new Map(
    [...found].map((m) => [m[1] ?? m[5] ?? '', oklchToRgb(Number(m[2] ?? 1), Number(m[3] ?? 0), Number(m[4] ?? 0))]),
  )
}

function colour(palette: Palette, name: string): Rgb {
  const found = palette.get(name)
  if (!found) throw new Error(`No colour --${name}`)
  return found
}

/** WCAG 2.1 contrast of two linear-light colours. */
function contrast(a: Rgb, b: Rgb): number {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (bright + 0.05) / (dim + 0.05)
}

function luminance([r, g, b]: Rgb): number {
  const clip = (part: number) => Math.min(1, Math.max(0, part))
  return 0.2126 * clip(r) + 0.7152 * clip(g) + 0.0722 * clip(b)
}

/** Linear-light sRGB of an OKLCH colour (matrices: Björn Ottosson, "A perceptual color space for image processing"). */
function oklchToRgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}
