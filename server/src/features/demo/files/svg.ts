import { written, type Stroke } from './letters.ts'

export type Look = { stroke?: string; width?: number; fill?: string; opacity?: number }

export function svg(width: number, height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`
}

export function rect(x: number, y: number, width: number, height: number, look: Look): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${attributes(look)}/>`
}

export function circle(x: number, y: number, radius: number, look: Look): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" ${attributes(look)}/>`
}

export function ellipse(x: number, y: number, rx: number, ry: number, look: Look): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" ${attributes(look)}/>`
}

/** `d` as in SVG. */
export function path(d: string, look: Look): string {
  return `<path d="${d}" ${attributes(look)}/>`
}

export function lines(strokes: readonly Stroke[], look: Look): string {
  const d = strokes.map((points) => `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`).join('')
  return path(d, look)
}

/** Words in strokes. */
export function words(text: string, hand: Parameters<typeof written>[1], look: Look): string {
  return lines(written(text, hand), look)
}

function attributes({ stroke, width = 4, fill = 'none', opacity = 1 }: Look): string {
  const line = stroke ? `stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"` : ''
  return `fill="${fill}" opacity="${opacity}" ${line}`
}
